package dev.vitrine.markup;

/** Text as HTML: no character of it is markup, and none is one that HTML forbids. */
public final class Escape {

    private static final char REPLACEMENT = '\uFFFD';

    private Escape() {}

    /** Writes text that is safe between tags and inside a quoted attribute. */
    public static void append(StringBuilder out, String text) {
        int from = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            String replacement;
            if (c >= 0x7F) {
                if (c < 0xA0 || c >= 0xD800) {
                    int width = plain(text, i);
                    if (width > 0) {
                        i += width - 1;
                        continue;
                    }
                    replacement = "\uFFFD";
                } else {
                    continue;
                }
            } else if (c >= ' ') {
                replacement = switch (c) {
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '&' -> "&amp;";
                    case '"' -> "&quot;";
                    default -> "";
                };
                if (replacement.isEmpty()) {
                    continue;
                }
            } else if (c == '\n' || c == '\t') {
                continue;
            } else {
                replacement = c == '\r' || c == '\f' ? " " : "\uFFFD";
            }
            out.append(text, from, i).append(replacement);
            from = i + 1;
        }
        out.append(text, from, length);
    }

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        append(out, text);
        return out.toString();
    }

    /** Writes {@code name="value"} with a space before it. */
    public static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"");
        append(out, value);
        out.append('"');
    }

    /** Whether no character of the text is one that HTML forbids. */
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' ? c != '\n' && c != '\t' : c >= 0x7F) {
                int width = c < ' ' ? 0 : plain(text, i);
                if (width == 0) {
                    return false;
                }
                i += width - 1;
            }
        }
        return true;
    }

    /** The text with every character that HTML forbids replaced, and nothing escaped. */
    static String clean(String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int width = c < ' ' && c != '\n' && c != '\t' ? 0 : plain(text, i);
            if (width == 0) {
                out.append(text, from, i).append(c == '\r' || c == '\f' ? ' ' : REPLACEMENT);
                from = i + 1;
            } else {
                i += width - 1;
            }
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }

    /** How many chars the character at {@code i} takes; 0 when it is half a pair, a control or no character. */
    private static int plain(String text, int i) {
        char c = text.charAt(i);
        if (c < 0xD800) {
            return c >= 0x7F && c < 0xA0 ? 0 : 1;
        }
        if (Character.isHighSurrogate(c)) {
            boolean pair = i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            return pair && (text.codePointAt(i) & 0xFFFE) != 0xFFFE ? 2 : 0;
        }
        boolean forbidden = Character.isLowSurrogate(c) || c >= 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return forbidden ? 0 : 1;
    }
}
