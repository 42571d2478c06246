package dev.vitrine.markup;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Measurement;
import dev.vitrine.model.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** Writes a tree of Markdown as HTML for the sanitiser: balanced, and without white space where only elements may stand. */
final class MarkdownWriter extends NodeWalk {

    /** As deep as the parser reads; a text that gets here is cut. */
    private static final int DEEPEST = 98;

    /** A footnote that is referred to. */
    private record Footnote(int number, FootnoteDefinition definition) {}

    private final SourceText source;
    private static final String MEASURE = "measure:";

    private final Diagnostics diagnostics;
    private final Tags tags;
    private final Deque<String> closings = new ArrayDeque<>();
    private final Map<String, FootnoteDefinition> definitions = new HashMap<>();
    private final Map<String, Footnote> footnotes = new LinkedHashMap<>();
    private int depth;
    private boolean tooDeep;
    private boolean hasHtml;

    MarkdownWriter(SourceText source, Diagnostics diagnostics, Tags tags) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.tags = tags;
    }

    void write(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FootnoteDefinition definition) {
                definitions.putIfAbsent(key(definition.getLabel()), definition);
            }
        }
        walkChildren(document);
        writeFootnotes();
    }

    /** Whether the text has HTML of its author's. */
    boolean hasHtml() {
        return hasHtml;
    }

    // Walking

    @Override
    boolean enter(Node node) {
        if (node instanceof Text text) {
            text(text);
            return false;
        }
        if (node instanceof Block block) {
            return enterBlock(block);
        }
        return enterInline(node);
    }

    @Override
    void leave(Node node) {
        if (node instanceof Block) {
            depth--;
            if (node instanceof Paragraph
                    && node.getParent() instanceof FootnoteDefinition definition
                    && node.getNext() == null) {
                backLink(definition);
            }
        }
        tags.markup(closings.pop());
    }

    private boolean inside(String opening, String closing) {
        tags.markup(opening);
        closings.push(closing);
        return true;
    }

    private boolean inside(String name, Part part, String closing) {
        tags.open(name, part);
        closings.push(closing);
        return true;
    }

    // Blocks

    private boolean enterBlock(Block block) {
        boolean inside = openBlock(block);
        if (inside && ++depth >= DEEPEST && !tooDeep) {
            tooDeep = true;
            diagnostics.report(
                    Rule.MARKDOWN_TOO_DEEP,
                    at(block),
                    "quotes and lists are nested deeper than " + DEEPEST + " levels",
                    "what is deeper is shown as plain text; check for stray '>' or '-' characters");
        }
        return inside;
    }

    private boolean openBlock(Block block) {
        if (block instanceof Paragraph paragraph) {
            return paragraph(paragraph);
        } else if (block instanceof Heading heading) {
            return inside("<h" + heading.getLevel() + ">", "</h" + heading.getLevel() + ">\n");
        } else if (block instanceof BulletList) {
            return inside("<ul>", "</ul>\n");
        } else if (block instanceof OrderedList list) {
            return orderedList(list);
        } else if (block instanceof ListItem) {
            return block.getFirstChild() instanceof TaskListItemMarker
                    ? inside("li", new Part.Own(" class=\"task\""), "</li>")
                    : inside("<li>", "</li>");
        } else if (block instanceof BlockQuote quote) {
            return quote(quote);
        } else if (block instanceof HtmlBlock html) {
            html(html);
        } else if (block instanceof FencedCodeBlock code) {
            code(code.getLiteral(), code.getInfo());
        } else if (block instanceof IndentedCodeBlock code) {
            code(code.getLiteral(), "");
        } else if (block instanceof ThematicBreak) {
            tags.markup("<hr>\n");
        } else if (block instanceof TableBlock) {
            return inside("<table>", "</table>\n");
        } else if (block instanceof ShortcodeBlock shortcode) {
            shortcode(shortcode);
        } else if (!(block instanceof FootnoteDefinition || block instanceof LinkReferenceDefinition)) {
            return inside("", "");
        }
        return false;
    }

    private boolean paragraph(Paragraph paragraph) {
        boolean tight = paragraph.getParent() != null
                && paragraph.getParent().getParent() instanceof ListBlock list
                && list.isTight();
        if (tight) {
            return inside("", "");
        }
        if (paragraph.getFirstChild() instanceof Image image && ImageSize.isLast(image)) {
            image(image, true);
            return false;
        }
        return inside("<p>", "</p>\n");
    }

    private boolean orderedList(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        return start == null || start == 1
                ? inside("<ol>", "</ol>\n")
                : inside("ol", new Part.Own(" start=\"" + start + "\""), "</ol>\n");
    }

    private boolean quote(BlockQuote quote) {
        String alert = Alert.take(quote);
        if (alert.isEmpty()) {
            return inside("<blockquote>\n", "</blockquote>\n");
        }
        tags.open("aside", new Part.Own(" class=\"alert alert-" + alert + "\" role=\"note\""));
        tags.open("p", new Part.Own(" class=\"alert-title\""));
        tags.inline(new Segment.Text("prose." + alert));
        return inside("</p>\n", "</aside>\n");
    }

    private void code(String literal, @Nullable String info) {
        tags.open("pre", new Part.Own(" tabindex=\"0\""));
        String language = info == null ? "" : info.strip().split("\\s", 2)[0];
        boolean named = !language.isEmpty()
                && language.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || "_+#.-".indexOf(c) >= 0);
        tags.open("code", new Part.Own(named ? " class=\"language-" + language + "\"" : ""));
        tags.text(literal);
        tags.markup("</code></pre>\n");
    }

    private void html(HtmlBlock block) {
        String literal = block.getLiteral();
        int shortcode = literal.indexOf(Shortcode.OPEN);
        if (shortcode >= 0 && literal.indexOf(Shortcode.CLOSE, shortcode) >= 0) {
            diagnostics.report(
                    Rule.MARKDOWN_UNKNOWN_SHORTCODE,
                    at(block),
                    "a shortcode stands inside HTML, where it is not read",
                    "leave an empty line between the HTML and the shortcode");
        }
        hasHtml = true;
        new RawHtml(literal, source, block.getSourceSpans(), tags, this::removed).write();
        tags.markup("\n");
    }

    private void shortcode(ShortcodeBlock block) {
        Shortcode.Result result = Shortcode.read(block.text());
        if (result instanceof Shortcode.Mistake mistake) {
            diagnostics.report(
                    Rule.MARKDOWN_UNKNOWN_SHORTCODE,
                    source.at(block.line(), block.column() + mistake.offset() + 1, mistake.length()),
                    mistake.message(),
                    mistake.hint());
        } else if (result instanceof Shortcode.Products products) {
            Location at =
                    source.at(block.line(), block.column() + 1, block.text().length());
            tags.block(new Segment.Embed(products.kind(), products.ids(), products.limit(), at));
        }
    }

    // Words

    private boolean enterInline(Node node) {
        if (node instanceof Emphasis) {
            return inside("<em>", "</em>");
        } else if (node instanceof StrongEmphasis) {
            return inside("<strong>", "</strong>");
        } else if (node instanceof Strikethrough) {
            return inside("<del>", "</del>");
        } else if (node instanceof Link link) {
            if (link.getDestination().equals(MEASURE)) {
                return measure(link);
            }
            String title = link.getTitle() == null ? "" : link.getTitle();
            return inside("a", new Part.Link(link.getDestination(), title, at(link)), "</a>");
        } else if (node instanceof TableHead head) {
            return !blank(head.getFirstChild()) && inside("<thead>", "</thead>");
        } else if (node instanceof TableBody) {
            return inside("<tbody>", "</tbody>");
        } else if (node instanceof TableRow) {
            return inside("<tr>", "</tr>");
        } else if (node instanceof TableCell cell) {
            return cell(cell);
        }
        leaf(node);
        return false;
    }

    /** {@code [13 cm](measure:)}: the measure in the storefront's units, or as it is written when it is none. */
    private boolean measure(Link link) {
        String text = link.getFirstChild() instanceof Text only && only.getNext() == null ? only.getLiteral() : "";
        Optional<Measurement> measurement = Measurement.parse(text, Optional.empty());
        if (measurement.isEmpty()) {
            diagnostics.report(
                    Rule.MARKDOWN_INVALID_MEASURE,
                    at(link),
                    "'" + Problems.shorten(text) + "' is no measure",
                    "write a number with a point for decimals and a unit: [7.5 cm](measure:)");
            return inside("", "");
        }
        tags.inline(new Segment.Measure(measurement.get(), link.getParent() instanceof TableCell));
        return false;
    }

    private void leaf(Node node) {
        if (node instanceof SoftLineBreak) {
            tags.markup("\n");
        } else if (node instanceof HardLineBreak) {
            tags.markup("<br>\n");
        } else if (node instanceof Code code) {
            tags.open("code");
            tags.text(code.getLiteral());
            tags.markup("</code>");
        } else if (node instanceof Image image) {
            image(image, false);
        } else if (node instanceof HtmlInline html) {
            inlineHtml(html);
        } else if (node instanceof FootnoteReference reference) {
            reference(reference);
        } else if (node instanceof TaskListItemMarker marker) {
            tags.open("span", new Part.Task(marker.isChecked()));
            tags.markup("</span> ");
        }
    }

    private boolean cell(TableCell cell) {
        String align = cell.getAlignment() == TableCell.Alignment.CENTER
                ? " class=\"align-center\""
                : cell.getAlignment() == TableCell.Alignment.RIGHT ? " class=\"align-end\"" : "";
        // A column without a heading holds the headings of its rows; an empty heading would be read out as one.
        boolean row = !cell.isHeader() && cell.getPrevious() == null && headless(cell);
        boolean column = cell.isHeader() && cell.getFirstChild() != null;
        String name = row || column ? "th" : "td";
        String attributes = (row ? " scope=\"row\"" : column ? " scope=\"col\"" : "") + align;
        return attributes.isEmpty()
                ? inside("<td>", "</td>")
                : inside(name, new Part.Own(attributes), "</" + name + ">");
    }

    private static boolean headless(TableCell cell) {
        Node table = cell.getParent().getParent().getParent();
        Node head = table.getFirstChild();
        Node row = head instanceof TableHead ? head.getFirstChild() : null;
        return row != null && row.getFirstChild() != null && row.getFirstChild().getFirstChild() == null;
    }

    /** Whether no cell of {@code row} says anything. */
    private static boolean blank(@Nullable Node row) {
        for (Node cell = row == null ? null : row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell.getFirstChild() != null) {
                return false;
            }
        }
        return true;
    }

    private void text(Text text) {
        String literal = text.getLiteral();
        int shortcode = literal.indexOf(Shortcode.OPEN);
        if (shortcode >= 0 && literal.indexOf(Shortcode.CLOSE, shortcode) >= 0) {
            diagnostics.report(
                    Rule.MARKDOWN_UNKNOWN_SHORTCODE,
                    at(text, shortcode, literal.indexOf(Shortcode.CLOSE, shortcode) + Shortcode.CLOSE.length()),
                    "a shortcode stands in the middle of a line, where it is not read",
                    "put it alone on a line, or between backticks when it is meant as text");
        }
        tags.text(literal);
    }

    private void image(Image image, boolean figure) {
        ImageSize size = ImageSize.take(image);
        Location at = at(image);
        String alt = PlainText.of(image);
        String title = image.getTitle() == null ? "" : image.getTitle();
        Address address = Address.ofPicture(image.getDestination()).orElse(null);
        if (address == null) {
            unsafeAddress(at, image.getDestination());
            tags.markup(figure ? "<p>" : "");
            tags.text(alt);
            tags.markup(figure ? "</p>\n" : "");
            return;
        }
        Segment.Image segment = new Segment.Image(address.url(), alt, title, size.width(), size.height(), figure, at);
        if (figure) {
            tags.block(segment);
        } else {
            tags.inline(segment);
        }
    }

    private void inlineHtml(HtmlInline html) {
        String literal = html.getLiteral();
        hasHtml = true;
        new RawHtml(literal, source, html.getSourceSpans(), tags, this::removed).write();
        RawHtml.dropContent(html);
    }

    // Footnotes

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    private void reference(FootnoteReference reference) {
        String key = key(reference.getLabel());
        FootnoteDefinition definition = definitions.get(key);
        if (definition == null) {
            tags.text("[^" + reference.getLabel() + "]");
            return;
        }
        boolean first = !footnotes.containsKey(key);
        int number = footnotes
                .computeIfAbsent(key, k -> new Footnote(footnotes.size() + 1, definition))
                .number();
        String id = first ? " id=\"" + Anchors.FOOTNOTE_REFERENCE + number + "\"" : "";
        tags.open("sup", new Part.Own(" class=\"footnote-ref\""));
        tags.open("a", new Part.Own(" href=\"#" + Anchors.FOOTNOTE + number + "\"" + id));
        tags.markup(number + "</a></sup>");
    }

    private void writeFootnotes() {
        if (footnotes.isEmpty()) {
            return;
        }
        tags.open("div", new Part.Footnotes());
        tags.markup("<ol>");
        // A footnote may refer to further ones, which then follow.
        int written = 0;
        while (written < footnotes.size()) {
            for (Footnote footnote : new ArrayList<>(footnotes.values()).subList(written, footnotes.size())) {
                write(footnote);
                written++;
            }
        }
        tags.markup("</ol></div>\n");
    }

    private void write(Footnote footnote) {
        tags.open("li", new Part.Own(" id=\"" + Anchors.FOOTNOTE + footnote.number() + "\""));
        walkChildren(footnote.definition());
        if (!(footnote.definition().getLastChild() instanceof Paragraph)) {
            backLink(footnote.definition());
        }
        tags.markup("</li>");
    }

    private void backLink(FootnoteDefinition definition) {
        Footnote footnote = footnotes.get(key(definition.getLabel()));
        if (footnote != null) {
            tags.markup(" ");
            tags.open("a", new Part.BackLink("#" + Anchors.FOOTNOTE_REFERENCE + footnote.number()));
            tags.markup("↩</a>");
        }
    }

    // Places and problems

    /** The place of a part of {@code text}, which is written as it is read unless it has escapes. */
    private Location at(Text text, int from, int to) {
        Location whole = at(text);
        return whole.column() == 0 ? whole : new Location(whole.path(), whole.line(), whole.column() + from, to - from);
    }

    /** The place of a node, or of what it stands in when the parser lost its own. */
    private Location at(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            List<SourceSpan> spans = n.getSourceSpans();
            if (!spans.isEmpty()) {
                SourceSpan span = spans.get(0);
                return source.at(span.getLineIndex(), span.getColumnIndex() + 1, span.getLength());
            }
        }
        return source.start();
    }

    private void removed(Location at, String element) {
        diagnostics.report(
                Rule.MARKDOWN_UNSAFE_HTML,
                at,
                "<" + Escape.clean(element) + "> is not allowed and was removed",
                Allowed.WITH_CONTENT.contains(element)
                        ? "its content was removed too; texts hold words, pictures and tables"
                        : "use Markdown, or one of the allowed elements");
    }

    private void unsafeAddress(Location at, String address) {
        Problems.unsafeAddress(diagnostics, at, address);
    }
}
