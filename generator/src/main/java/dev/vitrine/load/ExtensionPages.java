package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.MadePage;
import dev.vitrine.extension.PageKind;
import dev.vitrine.extension.Problems;
import dev.vitrine.extension.SiteContent;
import dev.vitrine.extension.Value;
import dev.vitrine.extension.host.Guard;
import dev.vitrine.model.Body;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Page;
import dev.vitrine.model.Seo;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks extensions for the pages they add. */
final class ExtensionPages {

    private final SourceFiles files;
    private final SiteSettings settings;
    private final Extensions extensions;
    private final Diagnostics diagnostics;

    ExtensionPages(SourceFiles files, SiteSettings settings, Extensions extensions, Diagnostics diagnostics) {
        this.files = files;
        this.settings = settings;
        this.extensions = extensions;
        this.diagnostics = diagnostics;
    }

    /** {@code written} and the pages of extensions, in the order of their ids. */
    Map<String, Page> with(Map<String, Page> written) throws IOException {
        List<PageKind> kinds = extensions.of(PageKind.class);
        if (kinds.isEmpty()) {
            return written;
        }
        Map<String, Page> all = new TreeMap<>(written);
        try {
            for (PageKind kind : kinds) {
                Guard.ask(kind, "was asked for its pages", Location.NONE, diagnostics, () -> pages(kind))
                        .orElse(List.of())
                        .forEach(page -> add(page, kind, all));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new LinkedHashMap<>(all);
    }

    private void add(Page page, PageKind kind, Map<String, Page> all) {
        Page before = all.putIfAbsent(page.id(), page);
        if (before != null) {
            diagnostics.report(
                    Rule.CATALOG_DUPLICATE_ID,
                    page.location(),
                    "there is another page '" + page.id() + "', and the extension '" + kind.id() + "' adds one",
                    "rename one of the two",
                    before.location());
        }
    }

    private List<Page> pages(PageKind kind) {
        List<Page> pages = new ArrayList<>();
        for (MadePage made : kind.pages(new Content(kind))) {
            pages.add(page(made));
        }
        return pages;
    }

    private Page page(MadePage made) {
        if (!made.id().matches(Shapes.ID_PATTERN)) {
            throw new IllegalArgumentException("'" + made.id() + "' is no id of a page");
        }
        if (!made.template().matches("[a-z0-9-]+\\.ftlh")) {
            throw new IllegalArgumentException("'" + made.template() + "' is no name of a template");
        }
        Map<Language, Words> words = new HashMap<>();
        Map<Language, Map<String, Object>> values = new HashMap<>();
        made.words().forEach((tag, said) -> {
            Language language =
                    Language.parse(tag).orElseThrow(() -> new IllegalArgumentException("'" + tag + "' is no language"));
            words.put(language, words(said));
            Map<String, Object> plain = new LinkedHashMap<>();
            said.values().forEach((name, value) -> plain.put(name, ExtensionValues.plain(value)));
            values.put(language, plain);
        });
        return new Page(
                made.id(),
                Page.Kind.PAGE,
                Optional.empty(),
                new Localized<>(words),
                made.at(),
                Optional.of(new Page.Made(made.template(), new Page.Values(new Localized<>(values)), made.markets())));
    }

    private static Words words(MadePage.Words said) {
        Location at = said.at();
        return new Words(
                said.title(),
                said.slug(),
                said.summary().isBlank() ? Optional.empty() : Optional.of(said.summary()),
                List.of(),
                said.body().isBlank()
                        ? Body.NONE
                        : new Body.Inline(
                                new SourceText(said.body(), at.path(), at.line(), false), Body.Format.MARKDOWN),
                Seo.NONE,
                at);
    }

    private final class Content implements SiteContent {
        private final PageKind kind;

        private Content(PageKind kind) {
            this.kind = kind;
        }

        @Override
        public List<String> languages() {
            List<String> languages =
                    new ArrayList<>(List.of(settings.defaultLanguage().tag()));
            settings.languages().keySet().stream()
                    .filter(language -> !language.isPseudo() && !language.equals(settings.defaultLanguage()))
                    .forEach(language -> languages.add(language.tag()));
            return languages;
        }

        @Override
        public List<String> markets() {
            return settings.markets().keySet().stream().sorted().toList();
        }

        @Override
        public Optional<Value> json(String path) {
            return text(path)
                    .flatMap(text -> JsonTree.json(text, path, 1, diagnostics))
                    .map(ExtensionValues::of);
        }

        @Override
        public Optional<String> text(String path) {
            try {
                Optional<String> inside = files.resolve("", path, Location.NONE, diagnostics);
                return inside.isPresent() && files.isFile(inside.get())
                        ? files.text(inside.get(), diagnostics)
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Problems problems() {
            return Guard.problems(kind, diagnostics);
        }
    }
}
