package dev.vitrine.feeds;

/** Makes texts fit where channels take them: plain characters, single spaces, not too long. */
final class FeedText {

    private FeedText() {}

    /** {@code text} in one line, without control characters and halves of pairs, and with single spaces. */
    static String clean(String text) {
        return isClean(text) ? text : mended(text);
    }

    /** Whether a text of plain letters has nothing to mend; others are looked at more closely. */
    private static boolean isClean(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }

    private static String mended(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if (allowed(c)) {
                if (space && !out.isEmpty()) {
                    out.append(' ');
                }
                space = false;
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /** Whether XML has the character, and readers something to show. */
    private static boolean allowed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The beginning of {@code text}, at most {@code max} characters, which ends with a word where it has words. */
    static String cut(String text, int max) {
        if (length(text) <= max) {
            return text;
        }
        int room = max - 1;
        if (room <= 0) {
            return text.substring(0, text.offsetByCodePoints(0, Math.max(0, max)));
        }
        int end = text.offsetByCodePoints(0, room);
        int word = text.charAt(end) == ' ' ? end : text.lastIndexOf(' ', end - 1);
        // Some scripts have no spaces, and some words are very long.
        String start = text.substring(0, word > end / 2 ? word : end);
        int last = start.length();
        while (last > 0 && " ,;:–-".indexOf(start.charAt(last - 1)) >= 0) {
            last--;
        }
        return start.substring(0, last) + "…";
    }

    /** Whether all letters of a text are capitals, and there are more than an abbreviation has. */
    static boolean shouts(String text) {
        int capitals = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLowerCase(c)) {
                return false;
            }
            capitals += Character.isUpperCase(c) ? 1 : 0;
        }
        return capitals > 8;
    }
}
