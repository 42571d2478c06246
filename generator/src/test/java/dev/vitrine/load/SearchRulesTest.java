package dev.vitrine.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.SearchRules;
import dev.vitrine.model.SearchWords;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.plan.RoutePlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code search.json} becomes. */
class SearchRulesTest {

    private static final Language EN = new Language("en");

    @TempDir
    private Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    private Site load(SiteTest site) throws IOException {
        return SiteLoader.open(site.site(), diagnostics)
                .orElseThrow()
                .load(List.of(SiteTest.theme()), SiteTest.DAY, false, 1)
                .orElseThrow()
                .site();
    }

    private SearchRules rules(SiteTest site) throws IOException {
        return load(site).search();
    }

    private List<String> problems() {
        return diagnostics.sorted().stream()
                .map(problem -> problem.rule().id() + " " + problem.location() + " " + problem.message())
                .toList();
    }

    @Test
    void aSiteWithoutTheFileHasNoRules() throws IOException {
        assertThat(rules(SiteTest.sound(folder))).isSameAs(SearchRules.NONE);
        assertThat(problems()).isEmpty();
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        assertThat(rules(SiteTest.sound(folder).file("search.json", "{}"))).isEqualTo(SearchRules.NONE);
        assertThat(problems()).isEmpty();
    }

    @Test
    void everythingThatIsSaidBecomesAValue() throws IOException {
        SearchRules rules = rules(SiteTest.sound(folder)
                .file("pages/returns/en.md", "---\ntitle: Returns\n---\nSend it back.\n")
                .edit("catalog/products/lamp/product.json", "{ \"prices\"", "{ \"tags\": [\"old\"], \"prices\"")
                .file("search.json", """
                        { "languages": { "en": {
                            "synonyms": [["mug", " cup "], { "for": "tee", "find": ["t-shirt", "shirt"] }],
                            "redirects": [{ "for": ["returns", "refund"], "to": "page:returns#costs" }],
                            "pins": [{ "for": "light", "first": ["lamp", "lamp"] }],
                            "popular": ["lamp", "mug"] } },
                          "redirects": [{ "for": "start", "to": "home" }],
                          "boosts": [{ "product": "lamp", "by": 0.1 }, { "tag": "old", "by": 10 }],
                          "kinds": ["page", "product"],
                          "exclude": { "pages": ["returns"], "tags": ["old"] },
                          "lucene": true }
                        """));
        assertThat(problems()).isEmpty();
        SearchWords words = rules.words().in(EN).orElseThrow();
        assertThat(words.synonyms())
                .containsExactly(
                        new SearchWords.Synonyms(List.of("mug", "cup"), List.of("mug", "cup")),
                        new SearchWords.Synonyms(List.of("tee"), List.of("t-shirt", "shirt")));
        assertThat(words.synonyms()).extracting(SearchWords.Synonyms::equal).containsExactly(true, false);
        assertThat(words.redirects()).singleElement().satisfies(redirect -> {
            assertThat(redirect.queries()).containsExactly("returns", "refund");
            assertThat(redirect.target()).isEqualTo(new LinkRef(LinkRef.Kind.PAGE, "returns", "#costs"));
            assertThat(redirect.location().line()).isEqualTo(3);
        });
        assertThat(words.pins()).singleElement().satisfies(pin -> {
            assertThat(pin.queries()).containsExactly("light");
            assertThat(pin.products()).containsExactly("lamp");
        });
        assertThat(words.popular()).containsExactly("lamp", "mug");
        assertThat(rules.redirects())
                .extracting(redirect -> redirect.target().kind())
                .containsExactly(LinkRef.Kind.HOME);
        assertThat(rules.boosts())
                .containsExactly(
                        new SearchRules.Boost(SearchRules.Boost.Of.PRODUCT, "lamp", 0.1),
                        new SearchRules.Boost(SearchRules.Boost.Of.TAG, "old", 10));
        assertThat(rules.kinds()).containsExactly(LinkRef.Kind.PRODUCT, LinkRef.Kind.PAGE);
        assertThat(rules.excluded().has(LinkRef.Kind.PAGE, "returns")).isTrue();
        assertThat(rules.excluded().has(LinkRef.Kind.PAGE, "lamp")).isFalse();
        assertThat(rules.lucene()).isTrue();
    }

    @Test
    void productsAreExcludedByIdOrTag() throws IOException {
        Site site = load(SiteTest.sound(folder)
                .file(
                        "catalog/more.jsonl",
                        product("a", "") + product("b", "\"tags\": [\"spare\"], ") + product("c", ""))
                .file("search.json", "{ \"exclude\": { \"products\": [\"a\"], \"tags\": [\"spare\"] } }"));
        assertThat(site.catalog().products().values().stream()
                        .filter(product -> site.search().excluded().has(product))
                        .map(ProductEntry::id))
                .containsExactly("a", "b");
    }

    private static String product(String id, String facts) {
        return "{ \"id\": \"" + id + "\", " + facts + "\"prices\": { \"USD\": 1 }, \"variants\": [{ \"sku\": \"" + id
                + "\" }], \"texts\": { \"en\": { \"title\": \"" + id + "\" } } }\n";
    }

    @Test
    void aLanguageTakesTheWordsOfTheNextOneThatIsTheSameLanguage() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .edit("site.json", "\"languages\": { \"en\": { \"name\": \"English\" } }", """
                        "languages": { "en": { "name": "English" }, "en-GB": { "name": "British" }, "de": { "name": "Deutsch" } }""")
                .edit(
                        "site.json",
                        "\"path\": \"/\" }",
                        "\"path\": \"/\" }, { \"market\": \"us\", \"language\": \"en-GB\", \"path\": \"/gb/\" },"
                                + " { \"market\": \"us\", \"language\": \"de\", \"path\": \"/de/\" }")
                .file("search.json", "{ \"languages\": { \"en\": { \"popular\": [\"lamp\"] } } }");
        Site loaded = load(site);
        assertThat(loaded.settings().storefronts().stream()
                        .map(Storefront::language)
                        .map(language -> loaded.search().words(language).popular()))
                .containsExactly(List.of("lamp"), List.of("lamp"), List.of());
    }

    @Test
    void aLanguageTheSiteDoesNotHaveIsReportedAtItsName() throws IOException {
        SearchRules rules = rules(SiteTest.sound(folder)
                .file("search.json", "{ \"languages\": {\n  \"de\": { \"popular\": [\"Lampe\"] } } }"));
        assertThat(problems()).singleElement().asString().contains("site/unknown-language", "search.json:2:3", "'de'");
        assertThat(rules.words().isEmpty()).isTrue();
    }

    @Test
    void whatIsOnlyNotShownTodayMayBeNamed() throws IOException {
        SearchRules rules = rules(SiteTest.sound(folder)
                .file("pages/sale/en.md", "---\ntitle: Sale\npublished: 2027-01-01\n---\n")
                .file(
                        "catalog/more.jsonl",
                        "{ \"status\": \"draft\", " + product("next", "").substring(1))
                .file(
                        "search.json",
                        "{ \"languages\": { \"en\": { \"pins\": [{ \"for\": \"new\", \"first\": [\"next\", \"lamp\"] }] } },\n"
                                + "  \"redirects\": [{ \"for\": \"sale\", \"to\": \"page:sale\" }] }"));
        assertThat(problems()).isEmpty();
        assertThat(rules.redirects()).isEmpty();
        assertThat(rules.words().in(EN).orElseThrow().pins())
                .extracting(SearchWords.Pin::products)
                .containsExactly(List.of("lamp"));
    }

    @Test
    void valuesOutOfBoundsAndUnclearBoostsAreReported() throws IOException {
        SearchRules rules = rules(SiteTest.sound(folder).file("search.json", """
                        { "boosts": [
                            { "product": "lamp", "by": 11 },
                            { "product": "lamp", "by": 0.05 },
                            { "by": 2 },
                            { "product": "lamp", "tag": "new", "by": 2 } ],
                          "redirects": [{ "for": "old", "to": "/old/" }],
                          "kinds": ["products"] }
                        """));
        assertThat(diagnostics.sorted())
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem.rule()).isEqualTo(Rule.JSON_INVALID_VALUE))
                .extracting(problem -> problem.location().line())
                .containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(rules.boosts()).isEmpty();
        assertThat(rules.redirects()).isEmpty();
        assertThat(rules.kinds()).isEqualTo(SearchRules.ALL_KINDS);
    }

    @Test
    void aRedirectOrPinToWhatAStorefrontDoesNotShowIsReportedOnce() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .edit("site.json", "\"languages\": { \"en\": { \"name\": \"English\" } }", """
                        "languages": { "en": { "name": "English" }, "de": { "name": "Deutsch" } },
                          "fallback": { "default": "hide", "fields": { "page": "hide", "product": "hide" } }""")
                .edit(
                        "site.json",
                        "\"path\": \"/\" }",
                        "\"path\": \"/\" }, { \"market\": \"us\", \"language\": \"de\", \"path\": \"/de/\" }")
                .file("pages/returns/en.md", "---\ntitle: Returns\n---\nSend it back.\n")
                .file("search.json", """
                        { "languages": {
                            "en": { "pins": [{ "for": "light", "first": ["lamp"] }],
                                    "redirects": [{ "for": "refund", "to": "page:returns" }] },
                            "de": { "pins": [{ "for": "Licht", "first": ["lamp"] }] } },
                          "redirects": [{ "for": "returns", "to": "page:returns" }] }
                        """);
        RoutePlanner.plan(load(site), diagnostics);
        List<Diagnostic> hidden = diagnostics.sorted().stream()
                .filter(problem -> problem.rule() == Rule.LINK_NOT_HERE)
                .toList();
        assertThat(hidden).extracting(problem -> problem.location().line()).containsExactly(4, 5);
        assertThat(hidden.get(0).message()).contains("product:lamp").contains("no storefront");
        assertThat(hidden.get(1).message()).contains("page:returns").contains("de");
    }

    @Test
    void keywordsAreReadFromFrontMatterAndFromTexts() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .edit("catalog/products/lamp/en.md", "title: Lamp", "title: Lamp\nkeywords: [torch, 60]")
                .file("catalog/categories.json", """
                        { "categories": [{ "id": "lamps", "texts": { "en": { "title": "Lamps", "keywords": ["lighting"] } } }] }
                        """);
        LoadedSite loaded = SiteLoader.open(site.site(), diagnostics)
                .orElseThrow()
                .load(List.of(SiteTest.theme()), SiteTest.DAY, false, 1)
                .orElseThrow();
        ProductEntry lamp = loaded.site().catalog().product("lamp").orElseThrow();
        assertThat(loaded.source().product(lamp).words().in(EN).orElseThrow().keywords())
                .containsExactly("torch", "60");
        assertThat(loaded.site()
                        .catalog()
                        .category("lamps")
                        .orElseThrow()
                        .words()
                        .in(EN)
                        .orElseThrow()
                        .keywords())
                .containsExactly("lighting");
        assertThat(problems()).isEmpty();
    }

    @Test
    void theDemoShopSaysSomethingInEveryLanguage() throws IOException {
        Path content = Path.of("../content");
        Assumptions.assumeTrue(Files.isDirectory(content), "the demo shop is not here");
        Site site = SiteLoader.open(content, diagnostics)
                .orElseThrow()
                .load(List.of(Path.of("../themes")), SiteTest.DAY, false, 1)
                .orElseThrow()
                .site();
        RoutePlanner.plan(site, diagnostics);
        assertThat(problems()).isEmpty();
        assertThat(site.settings().storefronts()).allSatisfy(storefront -> {
            SearchWords words = site.search().words(storefront.language());
            assertThat(words.synonyms()).as(storefront.id()).hasSizeGreaterThan(8);
            assertThat(words.redirects()).as(storefront.id()).hasSizeGreaterThan(5);
            assertThat(words.popular()).as(storefront.id()).hasSize(5);
        });
        assertThat(site.search().excluded().pages()).isEqualTo(Set.of("imprint"));
    }
}
