package dev.vitrine.assets;

import java.util.Optional;

/**
 * A style sheet or script without what browsers do not read.
 *
 * @param text means the same as the source, and is no longer; the source itself where that is not certain
 * @param flaw what is wrong with the source; the text is the source then
 */
public record Minified(String text, Optional<Flaw> flaw) {

    /**
     * Why a source cannot be read.
     *
     * @param message what is wrong, such as {@code a string that does not end}
     * @param offset where it begins, in UTF-16 units from 0
     */
    public record Flaw(String message, int offset) {}

    static Minified unchanged(String source) {
        return new Minified(source, Optional.empty());
    }

    static Minified flawed(String source, String message, int offset) {
        return new Minified(source, Optional.of(new Flaw(message, offset)));
    }
}
