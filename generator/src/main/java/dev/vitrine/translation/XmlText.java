package dev.vitrine.translation;

/** Writes text into XML. */
final class XmlText {

    private XmlText() {}

    /** Takes a character that XML cannot hold. */
    @FunctionalInterface
    interface Unwritable {
        void add(int character);
    }

    static void escape(String text, StringBuilder out, Unwritable unwritable) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> {
                    boolean fits = c == '\t'
                            || c == '\n'
                            || c >= 0x20 && c <= 0xD7FF
                            || c >= 0xE000 && c <= 0xFFFD
                            || c >= 0x10000;
                    if (fits) {
                        out.appendCodePoint(c);
                    } else {
                        unwritable.add(c);
                    }
                }
            }
        }
    }

    /** For attributes: line breaks would be lost, what XML cannot hold is left out. */
    static String attribute(String text) {
        StringBuilder out = new StringBuilder();
        escape(text, out, c -> {});
        return out.toString().replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** Text outside of what comes back. */
    static String content(String text) {
        StringBuilder out = new StringBuilder();
        escape(text, out, c -> {});
        return out.toString();
    }
}
