package dev.vitrine.markup;

import java.util.ArrayList;
import java.util.List;

/** HTML on its way to the sanitiser, with the parts its tags stand for. */
final class Tags {

    private final StringBuilder html = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    String html() {
        return html.toString();
    }

    List<Part> parts() {
        return parts;
    }

    /** Text of which nothing is markup. */
    void text(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '&' || c == '>') {
                html.append(text, from, i).append(c == '<' ? "&lt;" : c == '&' ? "&amp;" : "&gt;");
                from = i + 1;
            }
        }
        html.append(text, from, text.length());
    }

    /** Markup as it is. */
    void markup(String markup) {
        html.append(markup);
    }

    void markup(CharSequence markup, int from, int to) {
        html.append(markup, from, to);
    }

    void open(String name) {
        html.append('<').append(name).append('>');
    }

    void open(String name, Part part) {
        start(name, part);
        html.append('>');
    }

    /** The start of a tag that gets more attributes. */
    void start(String name, Part part) {
        html.append('<')
                .append(name)
                .append(' ')
                .append(Part.ATTRIBUTE)
                .append("=\"")
                .append(parts.size())
                .append('"');
        parts.add(part);
    }

    /** A segment that stands between blocks. */
    void block(Segment segment) {
        open("div", new Part.Ready(segment));
        html.append("</div>\n");
    }

    /** A segment that stands among words. */
    void inline(Segment segment) {
        open("span", new Part.Ready(segment));
        html.append("</span>");
    }
}
