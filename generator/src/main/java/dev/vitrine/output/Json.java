package dev.vitrine.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes maps, lists, texts, numbers and flags as compact JSON, fields in the order of their map. */
public final class Json {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /** Which ASCII characters stand for themselves in a file, and in a script element. */
    private static final boolean[] PLAIN = plain("\"\\");

    private static final boolean[] PLAIN_IN_SCRIPT = plain("\"\\<>&");

    private final StringBuilder out;
    private final boolean[] plain;

    private Json(StringBuilder out, boolean inScript) {
        this.out = out;
        this.plain = inScript ? PLAIN_IN_SCRIPT : PLAIN;
    }

    private static boolean[] plain(String escaped) {
        boolean[] plain = new boolean[0x80];
        for (char c = ' '; c < plain.length; c++) {
            plain[c] = escaped.indexOf(c) < 0;
        }
        return plain;
    }

    /** {@code value} for a file of its own. */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder(1024);
        append(out, value);
        return out.toString();
    }

    /** {@code value} for a script element: nothing in its texts ends the script or opens a comment. */
    public static String inScript(Object value) {
        StringBuilder out = new StringBuilder(1024);
        new Json(out, true).value(value);
        return out.toString();
    }

    /** Adds {@code value} to a file that is written piece by piece. */
    public static void append(StringBuilder out, Object value) {
        new Json(out, false).value(value);
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String comma = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(comma);
                text(String.valueOf(entry.getKey()));
                out.append(':');
                value(entry.getValue());
                comma = ",";
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String comma = "";
            for (Object item : list) {
                out.append(comma);
                value(item);
                comma = ",";
            }
            out.append(']');
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                value(optional.get());
            } else {
                out.append("null");
            }
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void text(String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (plain(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(text, from, i);
            from = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> escape(c);
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    /** Whether {@code c} stands for itself; half of a pair may not. */
    private boolean plain(char c) {
        if (c < 0x80) {
            return plain[c];
        }
        // The separators of lines and paragraphs end a line in older JavaScript.
        return !Character.isSurrogate(c) && c != '\u2028' && c != '\u2029';
    }

    private void escape(char c) {
        out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15]);
        out.append(HEX[c & 15]);
    }
}
