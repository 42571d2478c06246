package dev.vitrine.search;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What Lucene says of the Java it runs on: no help to who builds a shop, and it would stand among the problems of the content. */
final class LuceneAdvice {

    // Held, as a logger that nobody holds forgets its level.
    private static final Logger ADVICE =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private LuceneAdvice() {}

    /** Keeps warnings back; what is severe is still said. To be called before Lucene is. */
    static void silence() {
        ADVICE.setLevel(Level.SEVERE);
    }
}
