package dev.vitrine.checkout;

import java.util.Locale;
import java.util.Map;

/** Writes small JSON objects; values of other types than text are written by the caller. */
final class JsonText {

    private JsonText() {}

    /** An object of texts. */
    static String object(Map<String, String> texts) {
        StringBuilder out = new StringBuilder("{");
        texts.forEach((name, text) -> out.append(out.length() == 1 ? "" : ",")
                .append(quote(name))
                .append(':')
                .append(quote(text)));
        return out.append('}').toString();
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == '<' || c == '\u2028' || c == '\u2029') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
