package dev.vitrine.load;

import dev.vitrine.model.Body;
import dev.vitrine.model.Language;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.SeoTemplates;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Theme;
import dev.vitrine.text.PseudoText;
import dev.vitrine.text.TextFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the words of {@code en-XA} and {@code ar-XB}, which nobody writes, from those of the default language. */
final class Pseudo {

    private static final List<Language> ALL = List.of(new Language("en-XA"), new Language("ar-XB"));

    private Pseudo() {}

    /** How the words of {@code language} are made; empty for a language that people write. */
    static Optional<PseudoText> of(Language language) {
        return switch (language.tag()) {
            case "en-XA" -> Optional.of(PseudoText.ACCENTED);
            case "ar-XB" -> Optional.of(PseudoText.RIGHT_TO_LEFT);
            default -> Optional.empty();
        };
    }

    /** {@code languages} with both pseudo-languages. */
    static Map<Language, LanguageSettings> languages(Map<Language, LanguageSettings> languages, Language standard) {
        Map<Language, LanguageSettings> all = new LinkedHashMap<>(languages);
        for (Language language : ALL) {
            all.putIfAbsent(
                    language,
                    new LanguageSettings(
                            language, language.tag(), language.primary().equals("ar"), List.of(language, standard)));
        }
        return all;
    }

    /** {@code storefronts} with one in each pseudo-language, unless there is one: the default storefront's market in other words. */
    static List<Storefront> storefronts(List<Storefront> storefronts, Map<Language, LanguageSettings> languages) {
        List<Storefront> all = new ArrayList<>(storefronts);
        Optional<Storefront> standard = storefronts.stream()
                .filter(Storefront::isDefault)
                .findFirst()
                .or(() -> storefronts.stream().findFirst());
        for (Language language : ALL) {
            String path = "/" + language.tag().toLowerCase(Locale.ROOT) + "/";
            LanguageSettings settings = languages.get(language);
            boolean taken = all.stream()
                    .anyMatch(storefront -> storefront.path().equals(path)
                            || storefront.language().language().equals(language));
            if (!taken && settings != null && standard.isPresent()) {
                all.add(new Storefront(all.size(), standard.get().market(), settings, path, false));
            }
        }
        return all;
    }

    /** Adds the pseudo-languages among {@code languages} to texts that have the default language. */
    static void add(Map<Language, String> texts, Collection<Language> languages, Language standard, TextFormat format) {
        String source = texts.get(standard);
        if (source != null) {
            for (Language language : languages) {
                of(language).ifPresent(pseudo -> texts.put(language, pseudo.of(source, format)));
            }
        }
    }

    /** The Markdown file with its words made anew; its address stays as it is stated. */
    static MarkdownFile file(MarkdownFile source, Language language, PseudoText pseudo) {
        return new MarkdownFile(
                source.path(), words(source.frontMatter(), pseudo), new Body.Pseudo(source.body(), language));
    }

    /** The words of an object with a title, a summary and so on. */
    static JsonValue.Obj words(JsonValue.Obj obj, PseudoText pseudo) {
        Map<String, JsonValue.Field> fields = new LinkedHashMap<>();
        obj.fields()
                .forEach((name, field) -> fields.put(
                        name,
                        switch (name) {
                            case "title", "summary", "imageAlt", "author" -> text(field, pseudo, TextFormat.PLAIN);
                            case "description" ->
                                text(
                                        field,
                                        pseudo,
                                        obj.text("slug").isPresent()
                                                        || obj.text("title").isPresent()
                                                ? TextFormat.MARKDOWN
                                                : TextFormat.PLAIN);
                            case "alt", "seo" ->
                                field.value() instanceof JsonValue.Obj inner
                                        ? new JsonValue.Field(field.nameAt(), inner(inner, pseudo, name))
                                        : field;
                            case "tags", "keywords" ->
                                field.value() instanceof JsonValue.Arr list
                                        ? new JsonValue.Field(
                                                field.nameAt(),
                                                new JsonValue.Arr(
                                                        list.items().stream()
                                                                .map(item -> text(item, pseudo, TextFormat.PLAIN))
                                                                .toList(),
                                                        list.at()))
                                        : field;
                            default -> field;
                        }));
        return new JsonValue.Obj(fields, obj.at());
    }

    private static JsonValue.Obj inner(JsonValue.Obj obj, PseudoText pseudo, String owner) {
        Map<String, JsonValue.Field> fields = new LinkedHashMap<>();
        obj.fields()
                .forEach((name, field) -> fields.put(
                        name,
                        owner.equals("alt") || name.equals("title") || name.equals("description")
                                ? text(field, pseudo, TextFormat.PLAIN)
                                : field));
        return new JsonValue.Obj(fields, obj.at());
    }

    private static JsonValue.Field text(JsonValue.Field field, PseudoText pseudo, TextFormat format) {
        return new JsonValue.Field(field.nameAt(), text(field.value(), pseudo, format));
    }

    private static JsonValue text(JsonValue value, PseudoText pseudo, TextFormat format) {
        return value instanceof JsonValue.Str str
                ? new JsonValue.Text(pseudo.of(str.value(), format), str.at())
                : value;
    }

    /** Templates of titles and descriptions. */
    static SeoTemplates templates(SeoTemplates source, PseudoText pseudo) {
        Map<String, SeoTemplates.Template> byKind = new LinkedHashMap<>();
        source.byKind()
                .forEach((kind, template) -> byKind.put(
                        kind,
                        new SeoTemplates.Template(
                                template.title().map(text -> pseudo.of(text, TextFormat.TEMPLATE)),
                                template.description().map(text -> pseudo.of(text, TextFormat.TEMPLATE)),
                                template.location())));
        return new SeoTemplates(byKind, source.pageSuffix().map(text -> pseudo.of(text, TextFormat.TEMPLATE)));
    }

    /** Interface strings: those of the default language over English, made anew. */
    static void strings(
            Map<Language, Map<String, Theme.UiString>> strings, Collection<Language> languages, List<Language> from) {
        Map<String, Theme.UiString> source = new TreeMap<>();
        for (Language language : from) {
            source.putAll(strings.getOrDefault(language, Map.of()));
        }
        for (Language language : languages) {
            of(language).ifPresent(pseudo -> {
                Map<String, Theme.UiString> made = new TreeMap<>();
                source.forEach((key, string) -> made.put(
                        key, new Theme.UiString(pseudo.of(string.message(), TextFormat.MESSAGE), string.source())));
                strings.put(language, made);
            });
        }
    }
}
