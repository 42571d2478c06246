package dev.vitrine.check;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes values of the elements and the text of one page; for one thread. */
final class PageValues implements AttributeReader {

    private static final Set<String> EMPTY = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    /** What nobody sees as text. */
    private static final Set<String> UNSEEN = Set.of("head", "script", "style", "template", "noscript");

    /** Whose beginning and end part words. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "i", "kbd", "mark", "q", "s", "small", "span",
            "strong", "sub", "sup", "time", "u", "var", "wbr");

    private static final byte[] MARK = "<!".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = "<!--".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT_END = "-->".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = ">".getBytes(StandardCharsets.US_ASCII);

    private final String file;
    private final StringBuilder text = new StringBuilder();
    private final List<Open> all = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int unseen;
    private int from;
    private int counted;
    private int line = 1;
    private int lineStart;
    private Open last = new Open("", Location.NONE, 0);
    private boolean ending;

    /** A page that will be the file {@code file}. */
    PageValues(String file) {
        this.file = file;
    }

    /** An element as long as it is read. */
    private static final class Open {
        private final String name;
        private final Location at;
        private final int start;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private int end = -1;
        /** Of a title, which is text that the page does not show. */
        private String own = "";

        private Open(String name, Location at, int start) {
            this.name = name;
            this.at = at;
            this.start = start;
        }
    }

    @Override
    public void tagBegin(byte[] html, int at, int name, int end) {
        text(html, at);
        String called = new String(html, name, end - name, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        ending = html[at + 1] == '/';
        if (!INLINE.contains(called)) {
            blank();
        }
        if (ending) {
            close(called);
            return;
        }
        last = new Open(called, place(html, at), text.length());
        all.add(last);
    }

    private void text(byte[] html, int to) {
        Open inner = open.peek();
        if (inner != null && inner.name.equals("title") && unseen > 0) {
            inner.own = Attributes.text(html, from, to).strip();
        }
        // Comments and the document type are no tags, so that they lie in what is read as text.
        int start = from;
        while (unseen == 0 && start < to) {
            int mark = Math.min(to, Bytes.indexOf(html, start, to, MARK));
            seen(Attributes.text(html, start, mark));
            start = mark < to ? endOfMark(html, mark, to) : to;
        }
    }

    private static int endOfMark(byte[] html, int mark, int to) {
        boolean comment = Bytes.startsWith(html, mark, COMMENT);
        byte[] end = comment ? COMMENT_END : END;
        return Math.min(to, Bytes.indexOf(html, mark, to, end) + end.length);
    }

    private void seen(String read) {
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                blank();
            } else {
                text.append(c);
            }
        }
    }

    private void blank() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private Location place(byte[] html, int at) {
        for (; counted < at; counted++) {
            if (html[counted] == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        int column = 1;
        for (int i = lineStart; i < at; i++) {
            int unit = html[i] & 0xFF;
            column += unit >= 0xF0 ? 2 : unit < 0x80 || unit >= 0xC0 ? 1 : 0;
        }
        return Location.of(file, line, column);
    }

    private void close(String name) {
        if (open.stream().noneMatch(element -> element.name.equals(name))) {
            return;
        }
        Open closed;
        do {
            closed = open.pop();
            closed.end = text.length();
            unseen -= UNSEEN.contains(closed.name) ? 1 : 0;
        } while (!closed.name.equals(name));
    }

    @Override
    public void attribute(byte[] html, int length, int equals, int start, int end) {
        if (ending) {
            return;
        }
        int begin = equals;
        while (begin > 0 && !separates(html[begin - 1])) {
            begin--;
        }
        String name = new String(html, begin, equals - begin, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
            last.attributes.putIfAbsent(name, Attributes.text(html, start, end));
        }
    }

    private static boolean separates(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f' || b == '"' || b == '\'' || b == '/';
    }

    @Override
    public void tagEnd(byte[] html, int end) {
        from = end;
        if (ending) {
            return;
        }
        if (EMPTY.contains(last.name)) {
            last.end = text.length();
        } else {
            open.push(last);
            unseen += UNSEEN.contains(last.name) ? 1 : 0;
        }
    }

    /** The text that people see. */
    String text() {
        return text.toString().strip();
    }

    /** The elements in the order they begin. */
    List<Element> elements() {
        return all.stream()
                .map(element -> new Element(
                        element.name,
                        element.attributes,
                        element.own.isEmpty()
                                ? text.substring(element.start, element.end < 0 ? text.length() : element.end)
                                        .strip()
                                : element.own,
                        element.at))
                .toList();
    }
}
