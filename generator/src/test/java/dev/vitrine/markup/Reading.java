package dev.vitrine.markup;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Unit;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A text that was read, for one storefront that has everything but what is called {@code missing}. */
record Reading(Prose prose, List<Diagnostic> problems) {

    private static final Resolver STOREFRONT = new Resolver() {
        @Override
        public Optional<String> link(LinkRef ref, Location at) {
            return ref.id().equals("missing")
                    ? Optional.empty()
                    : Optional.of("/" + ref.kind().word() + "/" + ref.id() + ref.suffix());
        }

        @Override
        public Optional<String> file(Segment.FileOpen link) {
            return link.path().contains("missing") ? Optional.empty() : Optional.of(link.url());
        }

        @Override
        public Optional<ResolvedImage> image(String target, Location at) {
            return target.contains("missing")
                    ? Optional.empty()
                    : Optional.of(new ResolvedImage("/m/" + target, 1200, 800));
        }

        @Override
        public String embed(Segment.Embed embed) {
            return "<div>" + embed.kind() + embed.ids() + embed.limit() + "</div>\n";
        }

        @Override
        public String measure(Segment.Measure measure) {
            return (measure.brief() ? "<" : "") + measure.measurement().in(Unit.CM);
        }

        @Override
        public String text(String key) {
            return "{" + key + "}";
        }
    };

    static Reading markdown(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Prose prose = new Markdown(diagnostics).markdown(new SourceText(text, "page.md", 1, true));
        return new Reading(prose, diagnostics.sorted());
    }

    static Reading html(String html) {
        Diagnostics diagnostics = new Diagnostics();
        Prose prose = new Markdown(diagnostics).html(new SourceText(html, "products.jsonl", 7, false));
        return new Reading(prose, diagnostics.sorted());
    }

    /** The HTML, without the white space between blocks. */
    String html() {
        return raw().replaceAll(">\\s*\\n\\s*<(?!/code)", "><").strip();
    }

    String raw() {
        return prose.html(STOREFRONT);
    }

    Document document() {
        return Jsoup.parse(raw());
    }

    <S extends Segment> List<S> segments(Class<S> type) {
        return prose.segments().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<String> problemTexts() {
        return problems.stream().map(Diagnostic::toString).toList();
    }
}
