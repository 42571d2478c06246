package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Documents;
import dev.vitrine.model.Words;
import dev.vitrine.text.TextWidth;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds titles and descriptions that search engines cut.
 *
 * <p>The same text on several pages of one thing is reported once. For the pages of one thing, and one thread.
 */
public final class SnippetCheck implements AttributeReader {

    private static final byte[] TITLE = "title".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] META = "meta".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DESCRIPTION = "description".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Diagnostic> found = new LinkedHashMap<>();

    private boolean inTitle;
    private boolean inMeta;
    private boolean named;
    private final Documents documents;
    private int from;
    private int titleStart;
    private int titleEnd;
    private int contentStart;
    private int contentEnd;
    private int descriptionStart;
    private int descriptionEnd;

    /**
     * What a page tells search engines.
     *
     * @param title its title; empty when it has none
     * @param description its description; empty when it has none
     */
    public record Told(String title, String description) {}

    /** What the page in the first {@code length} bytes of {@code html} tells search engines. */
    public static Told told(byte[] html, int length) {
        SnippetCheck check = new SnippetCheck(Documents.NONE);
        check.begin();
        PageReader.read(html, length, check);
        return new Told(
                Attributes.text(html, check.titleStart, check.titleEnd).strip(),
                Attributes.text(html, check.descriptionStart, check.descriptionEnd)
                        .strip());
    }

    /**
     * No page yet.
     *
     * @param documents files that are pages as they lie there: of them, too, nobody chose a description
     */
    public SnippetCheck(Documents documents) {
        this.documents = documents;
    }

    /** Begins a page. */
    public void begin() {
        inTitle = false;
        titleStart = 0;
        titleEnd = 0;
        descriptionStart = 0;
        descriptionEnd = 0;
        from = 0;
    }

    @Override
    public void tagBegin(byte[] html, int at, int name, int end) {
        inMeta = false;
        if (inTitle) {
            titleStart = from;
            titleEnd = at;
            inTitle = false;
        } else if (end - name == TITLE.length && titleStart == 0 && html[at + 1] != '/') {
            inTitle = Bytes.startsWith(html, name, TITLE);
        } else if (end - name == META.length && descriptionStart == 0 && Bytes.startsWith(html, name, META)) {
            inMeta = true;
            named = false;
            contentStart = 0;
        }
    }

    @Override
    public void attribute(byte[] html, int length, int equals, int start, int end) {
        if (!inMeta) {
            return;
        }
        if (Attributes.named(html, equals, "content")) {
            contentStart = start;
            contentEnd = end;
        } else if (end - start == DESCRIPTION.length && Attributes.named(html, equals, "name")) {
            named = Bytes.startsWith(html, start, DESCRIPTION);
        }
    }

    @Override
    public void tagEnd(byte[] html, int end) {
        from = end;
        if (inMeta && named && contentStart > 0) {
            descriptionStart = contentStart;
            descriptionEnd = contentEnd;
        }
    }

    /**
     * Judges the page that was read, which search engines show.
     *
     * @param file its place in the output
     * @param words what it is made of, if anybody wrote it
     */
    public void end(byte[] html, String file, Optional<Words> words) {
        Optional<Location> source = words.map(Words::location);
        judge(html, titleStart, titleEnd, Rule.SEO_TITLE_CUT, "title", TextWidth.TITLE, file, source);
        if (words.filter(this::isExtract).isPresent()) {
            return;
        }
        judge(
                html,
                descriptionStart,
                descriptionEnd,
                Rule.SEO_DESCRIPTION_CUT,
                "description",
                TextWidth.DESCRIPTION,
                file,
                source);
    }

    /** Whether the description is the beginning of the text: nobody chose where it ends. */
    private boolean isExtract(Words words) {
        boolean summed = words.summary().isPresent()
                && !documents.pages().containsKey(words.location().path());
        return !summed && words.seo().description().isEmpty();
    }

    private void judge(
            byte[] html,
            int start,
            int end,
            Rule rule,
            String what,
            TextWidth width,
            String file,
            Optional<Location> source) {
        if (start == 0 || width.fits(html, start, end)) {
            return;
        }
        String text = Attributes.text(html, start, end).strip();
        if (width.fits(text) || found.containsKey(what + text)) {
            return;
        }
        String message = "the " + what + " is " + width.pixels(text) + " pixels wide; search engines show "
                + width.most() + ": '" + width.cut(text) + "'";
        String hint = "say what matters first, or write a shorter \"seo\": { \"" + what + "\": … }";
        Location page = Location.of(file, html, start);
        found.put(
                what + text,
                source.map(words -> Diagnostic.of(rule, words, message, hint, page))
                        .orElseGet(() -> Diagnostic.of(rule, page, message, hint)));
    }

    /** Reports what was found on all pages. */
    public void report(Diagnostics diagnostics) {
        found.values().forEach(diagnostics::report);
    }
}
