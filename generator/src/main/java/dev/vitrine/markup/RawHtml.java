package dev.vitrine.markup;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * HTML inside Markdown: notes the place of each tag, and takes out the elements that are not allowed.
 *
 * <p>Safety does not rest on it; the sanitiser reads its output again.
 */
final class RawHtml {

    /** How many nodes are searched for the end of an element in a paragraph. */
    private static final int FARTHEST = 500;

    private final String html;
    private final int lastEnd;
    private final SourceText source;
    private final List<SourceSpan> spans;
    private final Tags tags;
    private final BiConsumer<Location, String> removed;

    private int line;
    private int lineStart;
    private int lineEnd;
    private int position;

    /**
     * @param html the HTML
     * @param spans where its lines are written; blank lines may have none
     * @param removed is told of every element that is taken out
     */
    RawHtml(String html, SourceText source, List<SourceSpan> spans, Tags tags, BiConsumer<Location, String> removed) {
        this.html = html;
        this.lastEnd = html.lastIndexOf('>');
        this.lineEnd = endOfLine(0);
        this.source = source;
        this.spans = spans;
        this.tags = tags;
        this.removed = removed;
    }

    void write() {
        while (position < html.length()) {
            int tag = html.indexOf('<', position);
            int to = tag < 0 ? html.length() : tag;
            tags.markup(html, position, to);
            position = to;
            if (tag >= 0) {
                tag();
            }
        }
    }

    /** What stands between {@code <script>} and {@code </script>} in a paragraph is no text either. */
    static void dropContent(HtmlInline html) {
        String literal = html.getLiteral();
        int end = 1;
        while (end < literal.length() && Character.isLetterOrDigit(literal.charAt(end))) {
            end++;
        }
        String name = literal.substring(1, end).toLowerCase(Locale.ROOT);
        if (!Allowed.WITH_CONTENT.contains(name)) {
            return;
        }
        String closing = "</" + name;
        Node last = html.getNext();
        for (int i = 0; last != null && !(last instanceof HtmlInline tag && isClosing(tag, closing)); i++) {
            last = i < FARTHEST ? last.getNext() : null;
        }
        while (last != null && html.getNext() != last) {
            html.getNext().unlink();
        }
    }

    private static boolean isClosing(HtmlInline tag, String closing) {
        return tag.getLiteral().regionMatches(true, 0, closing, 0, closing.length());
    }

    private void tag() {
        int start = position;
        if (html.startsWith("<!--", start)) {
            skipTo("-->", start + 4);
        } else if (html.startsWith("<!", start) || html.startsWith("<?", start)) {
            skipTo(">", start + 2);
        } else if (html.startsWith("</", start) && isLetter(start + 2)) {
            closeTag(start);
        } else if (isLetter(start + 1)) {
            openTag(start);
        } else {
            tags.markup("&lt;");
            position = start + 1;
        }
    }

    private void skipTo(String end, int from) {
        int at = html.indexOf(end, from);
        position = at < 0 ? html.length() : at + end.length();
    }

    private void closeTag(int start) {
        int end = html.indexOf('>', start);
        String name = name(start + 2);
        position = end < 0 ? html.length() : end + 1;
        if (Allowed.ELEMENTS.contains(name)) {
            tags.markup("</" + name + ">");
        }
    }

    private void openTag(int start) {
        String name = name(start + 1);
        int afterName = start + 1 + name.length();
        int end = tagEnd(afterName);
        if (end < 0) {
            // No '>' follows, so it is no tag.
            tags.markup("&lt;");
            position = start + 1;
            return;
        }
        position = end + 1;
        Location at = at(start, end + 1 - start);
        if (Allowed.ELEMENTS.contains(name)) {
            tags.start(name, new Part.Raw(at));
            tags.markup(" ");
            tags.markup(html, afterName, end);
            tags.markup(">");
            return;
        }
        removed.accept(at, name);
        if (Allowed.WITH_CONTENT.contains(name) && html.charAt(end - 1) != '/') {
            int close = closeOf(name, position);
            position = close < 0 ? html.length() : close;
        }
    }

    /** Where the content of a forbidden element ends; -1 when it is never closed. */
    private int closeOf(String name, int from) {
        int at = html.indexOf("</", from);
        while (at >= 0) {
            if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                return at;
            }
            at = html.indexOf("</", at + 2);
        }
        return -1;
    }

    /** The index of the '>' that ends the tag; -1 when there is none. */
    private int tagEnd(int from) {
        boolean value = false;
        if (from > lastEnd) {
            return -1;
        }
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '>') {
                return i;
            }
            if (value && (c == '"' || c == '\'')) {
                i = html.indexOf(c, i + 1);
                if (i < 0) {
                    return -1;
                }
                value = false;
            } else if (c == '=') {
                value = true;
            } else if (!Character.isWhitespace(c)) {
                value = false;
            }
        }
        return -1;
    }

    private boolean isLetter(int i) {
        if (i >= html.length()) {
            return false;
        }
        char c = html.charAt(i);
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private String name(int from) {
        int to = from;
        while (to < html.length() && " \t\n\f\r/>".indexOf(html.charAt(to)) < 0) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /** The place of an offset; offsets are asked for in rising order. */
    private Location at(int offset, int length) {
        while (lineEnd < offset) {
            line++;
            lineStart = lineEnd + 1;
            lineEnd = endOfLine(lineStart);
        }
        if (spans.isEmpty()) {
            return source.start();
        }
        int lineIndex = spans.get(0).getLineIndex() + line;
        int column = 0;
        for (int i = Math.min(line, spans.size() - 1); i >= 0; i--) {
            if (spans.get(i).getLineIndex() == lineIndex) {
                column = spans.get(i).getColumnIndex();
                break;
            }
        }
        return source.at(lineIndex, column + offset - lineStart + 1, length);
    }

    private int endOfLine(int from) {
        int end = html.indexOf('\n', from);
        return end < 0 ? Integer.MAX_VALUE : end;
    }
}
