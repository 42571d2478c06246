package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import dev.vitrine.model.SearchSettings;
import java.util.List;
import java.util.Optional;

/** Reads what {@code site.json} says to search engines: its field {@code seo}. */
final class SearchReader {

    private static final String INDEX_NOW_KEY = "[A-Za-z0-9-]{8,128}";

    private SearchReader() {}

    static Shape shape() {
        Shape crawlers = word("all", "search-only", "none");
        return object("seo settings", "What search engines are told.")
                .optional(
                        "hreflang",
                        word("auto", "head", "sitemap"),
                        "where alternates are stated; default: auto, in sitemaps from 21 storefronts on")
                .optional(
                        "robots",
                        either(
                                crawlers,
                                object("robots.txt", "What robots.txt says.")
                                        .optional("crawlers", crawlers, "which AI crawlers may read; default: all")
                                        .optional("lines", list(text()), "further lines")
                                        .build()),
                        "which AI crawlers may read the site, or an object; default: all")
                .optional(
                        "indexNow",
                        matching(INDEX_NOW_KEY, "8 to 128 letters of the alphabet, digits and '-'"),
                        "the site's key for IndexNow")
                .optional("llms", new Shape.Flag(), "true: llms.txt is written; default: false")
                .optional(
                        "sitemaps",
                        object("sitemaps", "How sitemaps are written.")
                                .optional("gzip", new Shape.Flag(), "true: compressed; default: false")
                                .build(),
                        "how sitemaps are written")
                .build();
    }

    static SearchSettings read(JsonValue.Obj site) {
        Optional<JsonValue.Obj> stated = site.object("seo");
        if (stated.isEmpty()) {
            return SearchSettings.STANDARD;
        }
        JsonValue.Obj seo = stated.get();
        Optional<JsonValue.Obj> robots = seo.object("robots");
        Optional<String> crawlers = robots.isPresent() ? robots.get().text("crawlers") : seo.text("robots");
        return new SearchSettings(
                switch (seo.text("hreflang").orElse("auto")) {
                    case "head" -> SearchSettings.Hreflang.HEAD;
                    case "sitemap" -> SearchSettings.Hreflang.SITEMAP;
                    default -> SearchSettings.Hreflang.AUTO;
                },
                switch (crawlers.orElse("all")) {
                    case "search-only" -> SearchSettings.Crawlers.SEARCH_ONLY;
                    case "none" -> SearchSettings.Crawlers.NONE;
                    default -> SearchSettings.Crawlers.ALL;
                },
                robots.map(found -> found.list("lines")).orElse(List.of()).stream()
                        .flatMap(line -> line.asText().map(text -> new SearchSettings.Line(text, line.at())).stream())
                        .toList(),
                seo.text("indexNow").filter(key -> key.matches(INDEX_NOW_KEY)),
                seo.flag("llms").orElse(false),
                seo.object("sitemaps")
                        .flatMap(sitemaps -> sitemaps.flag("gzip"))
                        .orElse(false));
    }

    /** Says so when search engines have no name for the language of {@code storefront}. */
    static void checkLanguage(Language language, JsonValue.Obj storefront, Diagnostics diagnostics) {
        if (language.hreflang().isEmpty()) {
            diagnostics.report(
                    Rule.SEO_HREFLANG_NO_CODE,
                    storefront.get("language").map(JsonValue::at).orElse(storefront.at()),
                    "'" + language.primary()
                            + "' is no ISO 639-1 code, so that search engines are told of no alternates"
                            + " in this language",
                    "use the two-letter code of the language, when it has one");
        }
    }
}
