package dev.vitrine.diagnostics;

/**
 * The source line of a problem, cut around the caret.
 *
 * @param text the line or the part of it around the caret, without line break
 * @param caret index in {@code text} where the caret starts
 * @param length how many characters are underlined
 */
public record Excerpt(String text, int caret, int length) {

    /** The most characters of a line that are shown. */
    public static final int WIDTH = 110;

    /** Cuts {@code line} around {@code column} (from 1) to at most {@link #WIDTH} characters. */
    public static Excerpt around(String line, int column, int length) {
        String clean = plain(line);
        int at = Math.min(Math.max(column, 1) - 1, clean.length());
        int from = clean.length() <= WIDTH ? 0 : Math.max(0, Math.min(at - WIDTH / 3, clean.length() - WIDTH));
        int to = Math.min(clean.length(), from + WIDTH);
        from = whole(clean, from);
        to = whole(clean, to);
        String text = (from > 0 ? "…" : "") + clean.substring(from, to) + (to < clean.length() ? "…" : "");
        int caret = at - from + (from > 0 ? 1 : 0);
        int shown = Math.max(1, Math.min(length, text.length() - caret));
        return new Excerpt(text, caret, shown);
    }

    /** The same place, or the one before when it lies in the middle of a character. */
    private static int whole(String line, int at) {
        return at > 0
                        && at < line.length()
                        && Character.isLowSurrogate(line.charAt(at))
                        && Character.isHighSurrogate(line.charAt(at - 1))
                ? at - 1
                : at;
    }

    /** The line with a stand-in for each character that has no width of its own, so that the caret stays in its place. */
    private static String plain(String line) {
        StringBuilder plain = new StringBuilder(line.replace('\t', ' '));
        for (int i = 0; i < plain.length(); i++) {
            if (drivesTerminal(plain.charAt(i))) {
                plain.setCharAt(i, '\uFFFD');
            }
        }
        return plain.toString();
    }

    /** Whether a terminal would obey the character, or turn the rest of the line around, instead of showing it. */
    static boolean drivesTerminal(int c) {
        return Character.getType(c) == Character.CONTROL || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
