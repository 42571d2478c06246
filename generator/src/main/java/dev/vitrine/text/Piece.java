package dev.vitrine.text;

/**
 * A part of a text: the pieces of a text, put together, are the text.
 *
 * @param kind what it is
 * @param text as it is written
 * @param required whether a translation must have it as often as its source
 * @param pair the number that {@link Kind#OPEN} and {@link Kind#CLOSE} of one pair share, from 1; otherwise 0
 */
public record Piece(Kind kind, String text, boolean required, int pair) {

    /** What a piece is. */
    public enum Kind {
        /** Words. */
        TEXT,
        /** The inner structure of a message, such as the cases of a plural: every language has its own. */
        SYNTAX,
        /** A code that stands alone. */
        CODE,
        /** The beginning of a pair of codes. */
        OPEN,
        /** The end of a pair of codes. */
        CLOSE
    }

    static Piece words(String text) {
        return new Piece(Kind.TEXT, text, false, 0);
    }

    static Piece code(String text, boolean required) {
        return new Piece(Kind.CODE, text, required, 0);
    }

    /** Whether it is a code that stands apart from the words. */
    public boolean isCode() {
        return kind == Kind.CODE || kind == Kind.OPEN || kind == Kind.CLOSE;
    }
}
