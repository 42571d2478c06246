package dev.vitrine.load;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Article;
import dev.vitrine.model.Documents;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Media;
import dev.vitrine.model.Page;
import dev.vitrine.model.Picture;
import dev.vitrine.model.Words;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code pages/}, files that are pages as they lie there, and {@code journal/}, leaving out what is not shown on the build's date. */
final class ContentReader {

    private final SourceFiles files;
    private final WordsReader words;
    private final Documents documents;
    private final Language defaultLanguage;
    private final LocalDate date;
    private final boolean drafts;
    private final Diagnostics diagnostics;

    ContentReader(
            SourceFiles files,
            WordsReader words,
            Documents documents,
            Language defaultLanguage,
            LocalDate date,
            boolean drafts,
            Diagnostics diagnostics) {
        this.files = files;
        this.words = words;
        this.documents = documents;
        this.defaultLanguage = defaultLanguage;
        this.date = date;
        this.drafts = drafts;
        this.diagnostics = diagnostics;
    }

    /** The pages to show, in the order of their ids. */
    Map<String, Page> pages() throws IOException {
        Map<String, Page> pages = new LinkedHashMap<>();
        for (String id : files.folders("pages", diagnostics)) {
            page(id, read("pages/" + id, Shapes.PAGE_WORDS)).ifPresent(page -> pages.put(id, page));
        }
        for (Map.Entry<String, Map<Language, String>> document :
                DocumentsReader.byPage(documents).entrySet()) {
            String id = document.getKey();
            Optional<Page> page = page(id, document(id, document.getValue()));
            if (page.isPresent() && pages.containsKey(id)) {
                diagnostics.report(
                        Rule.CATALOG_DUPLICATE_ID,
                        page.get().location(),
                        "there is another page '" + id + "', in pages/" + id,
                        "rename one of the two");
            }
            page.ifPresent(found -> pages.putIfAbsent(id, found));
        }
        Map<String, Page> sorted = new LinkedHashMap<>();
        pages.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static Optional<Page> page(String id, Source source) {
        if (source.words().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Page(
                id,
                switch (source.facts().flatMap(obj -> obj.text("kind")).orElse("page")) {
                    case "policy" -> Page.Kind.POLICY;
                    case "contact" -> Page.Kind.CONTACT;
                    case "tracking" -> Page.Kind.TRACKING;
                    case "faq" -> Page.Kind.FAQ;
                    case "sizes" -> Page.Kind.SIZES;
                    case "imprint" -> Page.Kind.IMPRINT;
                    case "terms" -> Page.Kind.TERMS;
                    case "privacy" -> Page.Kind.PRIVACY;
                    case "withdrawal" -> Page.Kind.WITHDRAWAL;
                    case "shipping" -> Page.Kind.SHIPPING;
                    case "accessibility" -> Page.Kind.ACCESSIBILITY;
                    case "guarantee" -> Page.Kind.GUARANTEE;
                    case "disposal" -> Page.Kind.DISPOSAL;
                    case "reviews" -> Page.Kind.REVIEWS;
                    default -> Page.Kind.PAGE;
                },
                source.image(),
                new Localized<>(source.words()),
                source.location()));
    }

    /** The files of a page that is not in a folder of its own. */
    private Source document(String id, Map<Language, String> paths) throws IOException {
        Map<Language, MarkdownFile> read = new TreeMap<>();
        String folder = "";
        for (Map.Entry<Language, String> file : paths.entrySet()) {
            String path = file.getValue();
            folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
            MarkdownFile.document(files, path, id, Shapes.PAGE_WORDS, diagnostics)
                    .ifPresent(found -> read.put(file.getKey(), found));
        }
        words.addPseudo(read);
        return source(folder, read);
    }

    /** The articles to show, newest first; names of products other than {@code products} are reported. */
    Map<String, Article> articles(Set<String> products) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (String id : files.folders("journal", diagnostics)) {
            Source source = read("journal/" + id, Shapes.ARTICLE_WORDS);
            if (source.words().isEmpty()) {
                continue;
            }
            Optional<JsonValue.Obj> facts = source.facts();
            facts.ifPresent(obj -> checkProducts(obj.list("products"), products));
            articles.add(new Article(
                    id,
                    facts.flatMap(obj -> ProductReader.date(obj, "published", Diagnostics.aside())),
                    facts.flatMap(obj -> ProductReader.date(obj, "updated", diagnostics)),
                    source.author(),
                    source.tags(),
                    facts.map(obj -> obj.texts("products")).orElse(List.of()),
                    source.image(),
                    new Localized<>(source.words()),
                    source.location()));
        }
        articles.sort(
                Comparator.comparing((Article article) -> article.published().orElse(LocalDate.EPOCH))
                        .reversed()
                        .thenComparing(Article::id));
        Map<String, Article> byId = new LinkedHashMap<>();
        articles.forEach(article -> byId.put(article.id(), article));
        return byId;
    }

    private void checkProducts(List<JsonValue> named, Set<String> products) {
        for (JsonValue value : named) {
            String id = value.asText().orElse("");
            if (!id.isEmpty() && !products.contains(id)) {
                diagnostics.report(
                        Rule.CATALOG_UNKNOWN_PRODUCT,
                        value.at(),
                        "there is no product '" + ShapeCheck.shorten(id) + "'",
                        Closest.to(id, products)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("correct the id, or remove it"));
            }
        }
    }

    /** The shown words of a folder, and the front matter that holds what is not words. */
    private record Source(
            Map<Language, Words> words,
            Optional<JsonValue.Obj> facts,
            Optional<Picture> image,
            Localized<String> author,
            Localized<List<String>> tags,
            Location location) {}

    private Source read(String folder, Shape shape) throws IOException {
        return source(folder, CatalogReader.markdown(files, folder, shape, words, diagnostics));
    }

    private Source source(String folder, Map<Language, MarkdownFile> read) {
        Optional<MarkdownFile> standard = Optional.ofNullable(read.get(defaultLanguage))
                .or(() -> read.values().stream().findFirst());
        Optional<JsonValue.Obj> facts = standard.map(MarkdownFile::frontMatter);
        Map<Language, Words> shown = new HashMap<>();
        read.forEach((language, file) -> {
            if (shown(file.frontMatter(), facts)) {
                words.words(file, folder).ifPresent(found -> shown.put(language, found));
            }
        });
        if (facts.isPresent() && !shown(facts.get(), Optional.empty())) {
            shown.clear();
        }
        Map<Language, String> author = new HashMap<>();
        Map<Language, List<String>> tags = new HashMap<>();
        read.forEach((language, file) -> {
            file.frontMatter().text("author").ifPresent(name -> author.put(language, name));
            Optional.of(file.frontMatter().texts("tags"))
                    .filter(list -> !list.isEmpty())
                    .ifPresent(list -> tags.put(language, list));
        });
        return new Source(
                shown,
                facts,
                image(folder, read, facts),
                new Localized<>(author),
                new Localized<>(tags),
                standard.map(file -> Location.of(file.path(), 1, 1)).orElse(Location.of(folder)));
    }

    private Optional<Picture> image(String folder, Map<Language, MarkdownFile> read, Optional<JsonValue.Obj> facts) {
        Optional<Media> media = facts.flatMap(obj -> words.image(obj, "image", folder));
        Map<Language, String> alt = new HashMap<>();
        read.forEach(
                (language, file) -> file.frontMatter().text("imageAlt").ifPresent(text -> alt.put(language, text)));
        return media.map(
                found -> new Picture(facts.flatMap(obj -> obj.text("image")).orElse(""), found, new Localized<>(alt)));
    }

    private boolean shown(JsonValue.Obj own, Optional<JsonValue.Obj> facts) {
        boolean draft = own.flag("draft").orElse(false);
        Optional<LocalDate> published = date(own, facts, "published");
        Optional<LocalDate> expires = date(own, facts, "expires");
        return drafts
                || !draft
                        && published.filter(day -> day.isAfter(date)).isEmpty()
                        && expires.filter(day -> !day.isAfter(date)).isEmpty();
    }

    private Optional<LocalDate> date(JsonValue.Obj own, Optional<JsonValue.Obj> facts, String field) {
        return ProductReader.date(own, field, diagnostics)
                .or(() -> facts.flatMap(obj -> ProductReader.date(obj, field, Diagnostics.aside())));
    }
}
