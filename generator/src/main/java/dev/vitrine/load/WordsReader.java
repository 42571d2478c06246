package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Body;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Media;
import dev.vitrine.model.Seo;
import dev.vitrine.model.SeoTemplates;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Words;
import dev.vitrine.text.TextFormat;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads words: front matter, {@code texts} and names per language. */
final class WordsReader {

    private final Set<Language> languages;
    private final Language defaultLanguage;
    private final MediaLibrary media;
    private final Diagnostics diagnostics;

    WordsReader(Collection<Language> languages, Language defaultLanguage, MediaLibrary media, Diagnostics diagnostics) {
        this.languages = Set.copyOf(languages);
        this.defaultLanguage = defaultLanguage;
        this.media = media;
        this.diagnostics = diagnostics;
    }

    /** The language {@code tag} names, if the site is written in it; if not, that is reported at {@code at}. */
    Optional<Language> language(String tag, Location at) {
        Optional<Language> language = Language.parse(tag);
        if (language.isPresent() && languages.contains(language.get())) {
            return language;
        }
        diagnostics.report(
                Rule.SITE_UNKNOWN_LANGUAGE,
                at,
                "'" + tag + "' is not a language of this site",
                "use one of "
                        + String.join(
                                ", ",
                                languages.stream().map(Language::tag).sorted().toList())
                        + ", or add it to \"languages\" in site.json");
        return Optional.empty();
    }

    /** A text in the default language, or an object of language to text. */
    Localized<String> names(Optional<JsonValue> value) {
        if (value.isEmpty()) {
            return Localized.empty();
        }
        if (!(value.get() instanceof JsonValue.Obj obj)) {
            return value.get().asText().map(this::inDefaultLanguage).orElseGet(Localized::empty);
        }
        Map<Language, String> names = new HashMap<>();
        obj.fields()
                .forEach((tag, field) -> language(tag, field.nameAt())
                        .ifPresent(language -> field.value().asText().ifPresent(text -> names.put(language, text))));
        Pseudo.add(names, languages, defaultLanguage, TextFormat.PLAIN);
        return new Localized<>(names);
    }

    private Localized<String> inDefaultLanguage(String text) {
        Map<Language, String> names = new HashMap<>(Map.of(defaultLanguage, text));
        Pseudo.add(names, languages, defaultLanguage, TextFormat.PLAIN);
        return new Localized<>(names);
    }

    /** Adds the pseudo-languages of the site to Markdown files that are there in the default language. */
    void addPseudo(Map<Language, MarkdownFile> found) {
        MarkdownFile source = found.get(defaultLanguage);
        if (source != null) {
            for (Language language : languages) {
                Pseudo.of(language).ifPresent(pseudo -> found.put(language, Pseudo.file(source, language, pseudo)));
            }
        }
    }

    void addPseudoTemplates(Map<Language, SeoTemplates> found) {
        SeoTemplates source = found.get(defaultLanguage);
        if (source != null) {
            for (Language language : languages) {
                Pseudo.of(language).ifPresent(pseudo -> found.put(language, Pseudo.templates(source, pseudo)));
            }
        }
    }

    /** The words of a front matter. */
    Optional<Words> words(MarkdownFile file, String folder) {
        return file.frontMatter()
                .text("title")
                .filter(title -> !title.isBlank())
                .map(title -> new Words(
                        title.strip(),
                        slug(file.frontMatter()),
                        file.frontMatter().text("summary").filter(text -> !text.isBlank()),
                        SearchRulesReader.keywords(file.frontMatter().list("keywords"), diagnostics),
                        file.body(),
                        seo(file.frontMatter(), folder),
                        place(file.frontMatter())));
    }

    /** The words of {@code "texts": { "en": { … } }}, by language. */
    Map<Language, Words> texts(JsonValue.Obj owner, String folder) {
        Map<Language, Words> words = new TreeMap<>();
        owner.object("texts")
                .ifPresent(texts -> texts.fields().forEach((tag, field) -> {
                    if (field.value() instanceof JsonValue.Obj obj) {
                        Optional<Language> language = language(tag, field.nameAt());
                        language.ifPresent(found -> inline(obj, folder).ifPresent(w -> words.put(found, w)));
                        if (language.filter(defaultLanguage::equals).isPresent()) {
                            languages.forEach(other -> Pseudo.of(other)
                                    .flatMap(pseudo -> inline(Pseudo.words(obj, pseudo), folder))
                                    .ifPresent(w -> words.put(other, w)));
                        }
                    }
                }));
        return words;
    }

    private Optional<Words> inline(JsonValue.Obj obj, String folder) {
        Optional<String> title = obj.text("title").filter(text -> !text.isBlank());
        Optional<JsonValue> description = obj.get("description");
        if (title.isEmpty() && description.isEmpty() && obj.text("summary").isEmpty()) {
            return Optional.empty();
        }
        Body.Format format =
                obj.text("descriptionFormat").filter("html"::equals).isPresent()
                        ? Body.Format.HTML
                        : Body.Format.MARKDOWN;
        Body body = description.map(value -> body(value, format)).orElse(Body.NONE);
        return Optional.of(new Words(
                title.map(String::strip).orElse(""),
                slug(obj),
                obj.text("summary").filter(text -> !text.isBlank()),
                SearchRulesReader.keywords(obj.list("keywords"), diagnostics),
                body,
                seo(obj, folder),
                place(obj)));
    }

    private static Body body(JsonValue value, Body.Format format) {
        if (value instanceof JsonValue.Unread text) {
            return new Body.Indexed(format, text.isBlank(), text.hash());
        }
        return new Body.Inline(
                new SourceText(
                        value.asText().orElse(""), value.at().path(), value.at().line(), false),
                format);
    }

    private static Location place(JsonValue.Obj words) {
        return words.get("slug").or(() -> words.get("title")).map(JsonValue::at).orElse(words.at());
    }

    /** The stated slug; one that an address cannot have is reported. */
    private Optional<String> slug(JsonValue.Obj obj) {
        Optional<JsonValue> value = obj.get("slug");
        Optional<String> slug = value.flatMap(JsonValue::asText);
        if (slug.isPresent() && !Slugs.valid(slug.get())) {
            diagnostics.report(
                    Rule.URL_INVALID_SLUG,
                    value.map(JsonValue::at).orElse(obj.at()),
                    "'" + ShapeCheck.shorten(slug.get()) + "' cannot be part of an address",
                    "use letters, digits and '-', for example \"" + Slugs.suggestion(slug.get()) + "\"");
            return Optional.empty();
        }
        return slug;
    }

    private Seo seo(JsonValue.Obj owner, String folder) {
        return owner.object("seo")
                .map(seo -> new Seo(
                        seo.text("title").filter(text -> !text.isBlank()),
                        seo.text("description").filter(text -> !text.isBlank()),
                        image(seo, "image", folder),
                        seo.flag("noindex").orElse(false)))
                .orElse(Seo.NONE);
    }

    /** The picture that {@code field} names. */
    Optional<Media> image(JsonValue.Obj owner, String field, String folder) {
        return owner.get(field)
                .flatMap(value ->
                        value.asText().flatMap(reference -> media.find(folder, reference, value.at(), diagnostics)));
    }

    /** Which slugs can be part of an address. */
    static final class Slugs {

        /** In bytes, as disks count. */
        private static final int LONGEST = 200;

        private Slugs() {}

        static boolean valid(String slug) {
            return !slug.isBlank()
                    && slug.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                    && !slug.equals(".")
                    && !slug.equals("..")
                    && slug.codePoints()
                            .allMatch(c -> Character.isLetterOrDigit(c)
                                    || c == '-'
                                    || c == '_'
                                    || c == '.'
                                    || Character.getType(c) == Character.NON_SPACING_MARK
                                    || Character.getType(c) == Character.COMBINING_SPACING_MARK);
        }

        static String suggestion(String slug) {
            String clean = slug.toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", "-")
                    .replaceAll("^-+|-+$", "");
            return clean.isEmpty()
                    ? "my-page"
                    : clean.substring(
                            0, clean.offsetByCodePoints(0, Math.min(40, clean.codePointCount(0, clean.length()))));
        }
    }
}
