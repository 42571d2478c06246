package dev.vitrine.text;

/**
 * Makes texts that look like a translation and can still be read: longer and accented, or turned from right to left. Codes stay as they are.
 */
public enum PseudoText {
    /** Accented, a third longer, in brackets: shows what was never translated and what has no room. */
    ACCENTED,
    /** From right to left, with the marks that turn letters round: shows what does not follow the direction. */
    RIGHT_TO_LEFT;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ACCENTS = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";

    /** Every third letter is written twice. */
    private static final int STRETCH = 3;

    private static final String TURN = "\u200F\u202E";
    private static final String TURN_BACK = "\u202C\u200F";

    /** {@code text} as a pseudo-translation. */
    public String of(String text, TextFormat format) {
        if (text.isBlank()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() * 2);
        // In Markdown, brackets may begin a link.
        boolean bracketed = this == ACCENTED && format != TextFormat.MARKDOWN;
        if (bracketed) {
            out.append('[');
        }
        Stretch stretch = new Stretch();
        for (Piece piece : Pieces.of(text, format)) {
            if (piece.kind() != Piece.Kind.TEXT) {
                out.append(piece.text());
            } else if (this == ACCENTED) {
                stretch.append(piece.text(), out);
            } else {
                turn(piece.text(), out);
            }
        }
        if (bracketed) {
            out.append(']');
        }
        return out.toString();
    }

    private static final class Stretch {
        private int letters;

        void append(String text, StringBuilder out) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int letter = LETTERS.indexOf(c);
                char accented = letter < 0 ? c : ACCENTS.charAt(letter);
                out.append(accented);
                if (Character.isLetter(c) && !Character.isSurrogate(c) && ++letters % STRETCH != 0) {
                    continue;
                }
                if (Character.isLetter(c) && !Character.isSurrogate(c)) {
                    out.append(Character.toLowerCase(accented));
                }
            }
        }
    }

    private static void turn(String text, StringBuilder out) {
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean wordy = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            if (wordy != within) {
                out.append(wordy ? TURN : TURN_BACK);
                within = wordy;
            }
            out.append(c);
        }
        if (within) {
            out.append(TURN_BACK);
        }
    }
}
