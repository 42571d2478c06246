package dev.vitrine.markup;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Body;
import dev.vitrine.model.SourceText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Markdown and imported HTML to prose; thread-safe.
 *
 * <p>A text is read once, whatever number of storefronts show it:
 *
 * <pre>{@code
 * Prose prose = new Markdown(diagnostics).markdown(text);
 * String html = prose.html(resolverOfOneStorefront);
 * }</pre>
 *
 * <p>No input is an error: what is not safe is left out and reported, what cannot be understood is text.
 */
public final class Markdown {

    private static final int MOST_OPEN_BLOCKS = 100;
    private static final int MOST_NESTED_WORDS = 100;
    private static final int MOST_TABLE_CELLS = 100_000;

    /** The time the parser takes for one paragraph grows with the square of its lines. */
    private static final int MOST_LINES = 20_000;

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.builder().maxCells(MOST_TABLE_CELLS).build(),
            // One tilde is a range in some languages.
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            TaskListItemsExtension.create(),
            FootnotesExtension.create());

    private static final Parser PARSER = parser(
            IncludeSourceSpans.BLOCKS_AND_INLINES,
            AutolinkExtension.builder()
                    .linkTypes(AutolinkType.URL, AutolinkType.EMAIL)
                    .build());

    /** For words without links, addresses, pictures and HTML: of no part of a line is the place asked for. */
    private static final Parser PLAIN = parser(IncludeSourceSpans.BLOCKS);

    private static Parser parser(IncludeSourceSpans places, Extension... more) {
        return Parser.builder()
                .extensions(EXTENSIONS)
                .extensions(List.of(more))
                .customBlockParserFactory(new ShortcodeBlock.Factory())
                .includeSourceSpans(places)
                .maxOpenBlockParsers(MOST_OPEN_BLOCKS)
                .maxInlineNesting(MOST_NESTED_WORDS)
                .build();
    }

    private final Diagnostics diagnostics;

    public Markdown(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * A text that was read.
     *
     * @param prose the text
     * @param words what {@link #plainText} says of it, made when it is asked for
     */
    public record Read(Prose prose, Supplier<String> words) {}

    /** Reads a text of which both prose and words may be wanted. */
    public Read read(SourceText text, Body.Format format) {
        if (format == Body.Format.HTML || text.isBlank()) {
            return new Read(html(text), () -> plainText(text, format));
        }
        Node tree = parse(text, true);
        return new Read(prose(text, tree), () -> PlainText.of(tree));
    }

    /** Reads Markdown. */
    public Prose markdown(SourceText text) {
        return text.isBlank() ? Prose.EMPTY : prose(text, parse(text, true));
    }

    private Prose prose(SourceText text, Node tree) {
        Tags tags = new Tags();
        MarkdownWriter writer = new MarkdownWriter(text, diagnostics, tags);
        writer.write(tree);
        ProseBuilder prose = new ProseBuilder(tags.parts(), text.start(), this::unsafeAddress, false);
        if (writer.hasHtml() || !OwnTags.read(tags.html(), prose)) {
            Sanitizer.markdown(tags, prose, this::removedAttribute);
        }
        return prose.build();
    }

    /** Reads HTML of another system, of which only what the allow-list names is kept. */
    public Prose html(SourceText html) {
        if (html.isBlank()) {
            return Prose.EMPTY;
        }
        Set<String> removed = new TreeSet<>();
        ProseBuilder prose = new ProseBuilder(List.of(), html.start(), this::unsafeAddress, true);
        Sanitizer.imported(html.text(), prose, name -> {
            if (isActive(name)) {
                removed.add(name);
            }
        });
        if (!removed.isEmpty()) {
            diagnostics.report(
                    Rule.MARKDOWN_UNSAFE_HTML,
                    html.start(),
                    "removed from the HTML: " + Problems.shorten(String.join(", ", removed)),
                    "texts hold words, pictures and tables; scripts, frames and forms belong into the theme");
        }
        return prose.build();
    }

    /** The words of a text, in one line; nothing is reported, because {@link #markdown} and {@link #html} do that. */
    public String plainText(SourceText text, Body.Format format) {
        if (text.isBlank()) {
            return "";
        }
        return format == Body.Format.HTML
                ? PlainText.fold(Sanitizer.text(text.text()))
                : PlainText.of(parse(text, false));
    }

    Node parse(SourceText text, boolean report) {
        String problem = "a paragraph or table has more than " + MOST_LINES + " lines";
        if (longestRun(text.text()) <= MOST_LINES) {
            try {
                return (isPlain(text.text()) ? PLAIN : PARSER).parse(text.text());
            } catch (IllegalArgumentException e) {
                // So the table extension says that a table has more cells than it was allowed.
                problem = "a table has more than " + MOST_TABLE_CELLS + " cells";
            }
        }
        if (report) {
            diagnostics.report(
                    Rule.MARKDOWN_TOO_DEEP, text.start(), problem, "the text is shown as it is written; split it");
        }
        return asWritten(text);
    }

    /** Whether nothing in {@code text} begins a link, a picture or HTML, or could be a bare address, escaped or not. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '[', '<', '@', '&', '\\' -> {
                    return false;
                }
                case '/' -> {
                    if (i > 0 && text.charAt(i - 1) == ':') {
                        return false;
                    }
                }
                default -> {
                    // A word, or emphasis and the like.
                }
            }
        }
        return true;
    }

    /** The most lines in a row of which none is blank. */
    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int from = 0, to = text.indexOf('\n'); to >= 0; from = to + 1, to = text.indexOf('\n', from)) {
            run = to - from < 2 && text.substring(from, to).isBlank() ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static Node asWritten(SourceText text) {
        FencedCodeBlock code = new FencedCodeBlock();
        code.setLiteral(text.text());
        Document document = new Document();
        document.appendChild(code);
        return document;
    }

    private void unsafeAddress(Location at, String address) {
        Problems.unsafeAddress(diagnostics, at, address);
    }

    private void removedAttribute(Location at, String element, String attribute) {
        diagnostics.report(
                Rule.MARKDOWN_UNSAFE_HTML,
                at,
                "the attribute '" + Problems.shorten(attribute) + "' of <" + element + "> was removed",
                "its name or its value is not allowed in a text");
    }

    /** Whether what was removed does more than look different: colours and classes of another shop are no loss. */
    private static boolean isActive(String name) {
        return name.startsWith("<") && Allowed.WITH_CONTENT.contains(name.substring(1, name.length() - 1))
                || name.startsWith("on")
                || name.equals("href")
                || name.equals("src")
                || name.equals("srcdoc")
                || name.equals("formaction");
    }
}
