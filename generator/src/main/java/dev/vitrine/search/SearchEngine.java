package dev.vitrine.search;

import dev.vitrine.output.OutputPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The script that reads the files of an index in the browser. */
public final class SearchEngine {

    private static final byte[] SCRIPT = read();

    /** Where it is published; its name says what is in it. */
    public static final OutputPath PATH = new OutputPath("assets/search/search-" + Hashes.name(SCRIPT) + ".js");

    private SearchEngine() {}

    /** The script, an ES module in UTF-8. */
    public static byte[] script() {
        return SCRIPT.clone();
    }

    private static byte[] read() {
        try (InputStream in = SearchEngine.class.getResourceAsStream("search.js")) {
            if (in == null) {
                throw new IllegalStateException("search.js is missing beside " + SearchEngine.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading search.js", e);
        }
    }
}
