package dev.vitrine.imports;

import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of a site that an import begins: one market, a storefront per language.
 *
 * @param name the brand
 * @param theme the theme's name
 * @param country the country it sells in
 * @param currency the currency it sells in
 * @param languages its languages, the default one first
 * @param sections ids of the outermost categories
 * @param collections ids of collections besides the one of all products
 */
record NewSite(
        String name,
        String theme,
        String country,
        Currency currency,
        List<Language> languages,
        List<String> sections,
        List<String> collections) {

    /** The collection of all products: the way to every product, whatever its category. */
    static final String ALL = "all-products";

    private static final int LINKS = 6;
    private static final Set<String> TAX_EXCLUDED = Set.of("US", "CA");

    NewSite {
        languages = List.copyOf(languages);
        sections = List.copyOf(sections);
        collections = List.copyOf(collections);
    }

    /** The country a shop of this currency and language is most likely in. */
    static String country(Currency currency, Language language) {
        String likely =
                ULocale.addLikelySubtags(ULocale.forLanguageTag(language.tag())).getCountry();
        if (usedIn(likely, currency)) {
            return likely;
        }
        // ISO 4217 codes begin with the country that issues the currency, unless several do.
        String issuer = currency.code().substring(0, 2);
        if (usedIn(issuer, currency)) {
            return issuer;
        }
        for (String country : List.of("DE", "FR", "SN", "CM", "PF", "AG")) {
            if (usedIn(country, currency)) {
                return country;
            }
        }
        return likely.isEmpty() ? "US" : likely;
    }

    private static boolean usedIn(String country, Currency currency) {
        if (!Set.of(Locale.getISOCountries()).contains(country)) {
            return false;
        }
        java.util.Currency used = java.util.Currency.getInstance(
                new Locale.Builder().setRegion(country).build());
        return used != null && used.getCurrencyCode().equals(currency.code());
    }

    private String market() {
        return country.toLowerCase(Locale.ROOT);
    }

    /** Path to bytes. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("site.json", CatalogWriter.pretty(settings()));
        files.put("markets/" + market() + ".json", CatalogWriter.pretty(marketFile()));
        for (Language language : languages) {
            files.put("seo/" + language.tag() + ".json", CatalogWriter.pretty(seo(language)));
        }
        return files;
    }

    private Map<String, Object> settings() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("baseUrl", "https://example.com");
        json.put("theme", theme);
        json.put("defaultLanguage", languages.get(0).tag());
        Map<String, Object> byTag = new LinkedHashMap<>();
        List<Object> storefronts = new ArrayList<>();
        for (Language language : languages) {
            ULocale locale = ULocale.forLanguageTag(language.tag());
            byTag.put(language.tag(), Map.of("name", locale.getDisplayName(locale)));
            Map<String, Object> storefront = new LinkedHashMap<>();
            storefront.put("market", market());
            storefront.put("language", language.tag());
            String prefix = language.tag().toLowerCase(Locale.ROOT);
            storefront.put("path", storefronts.isEmpty() ? "/" : "/" + prefix + "/");
            storefronts.add(storefront);
        }
        json.put("languages", byTag);
        json.put("storefronts", storefronts);
        List<String> header = new ArrayList<>();
        sections.stream().limit(LINKS).forEach(id -> header.add("category:" + id));
        collections.forEach(id -> header.add("collection:" + id));
        header.add("collection:" + ALL);
        json.put("navigation", Map.of("header", header));
        List<Object> home = new ArrayList<>();
        if (!sections.isEmpty()) {
            home.add(Map.of("type", "categories"));
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", "products");
        shown.put("collection", collections.isEmpty() ? ALL : collections.get(0));
        shown.put("limit", 12);
        home.add(shown);
        json.put("home", Map.of("sections", home));
        return json;
    }

    private Map<String, Object> marketFile() {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Language language : languages) {
            names.put(
                    language.tag(),
                    new ULocale("und-" + country).getDisplayCountry(ULocale.forLanguageTag(language.tag())));
        }
        json.put("name", names);
        json.put("countries", List.of(country));
        json.put("currency", currency.code());
        json.put("taxDisplay", TAX_EXCLUDED.contains(country) ? "excluded" : "included");
        json.put("defaultLanguage", languages.get(0).tag());
        return json;
    }

    private Map<String, Object> seo(Language language) {
        Phrases phrases = Phrases.of(language);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("home", template(name, phrases.home()));
        json.put("product", template("{title} | {site}", "{summary}"));
        json.put("category", template("{title}{page} | {site}", "{summary}"));
        json.put("collection", template("{title}{page} | {site}", "{summary}"));
        json.put("page", template("{title} | {site}", "{summary}"));
        json.put("article", template("{title} | {site}", "{summary}"));
        json.put("journal", template(phrases.journal() + "{page} | {site}", phrases.journal()));
        json.put("notFound", template(phrases.notFound() + " | {site}", phrases.notFound()));
        json.put("pageSuffix", phrases.page());
        return json;
    }

    private static Map<String, Object> template(String title, String description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("description", description);
        return json;
    }

    /** The collection of all products, as {@code collections.json} has it. */
    Map<String, Object> allProducts() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", ALL);
        json.put("rule", Map.of("any", List.of(Map.of("available", true), Map.of("available", false))));
        json.put("sort", "title");
        Map<String, Object> texts = new LinkedHashMap<>();
        for (Language language : languages) {
            texts.put(language.tag(), Map.of("title", Phrases.of(language).all()));
        }
        json.put("texts", texts);
        return json;
    }

    /**
     * The few words a site needs before anybody has written any.
     *
     * @param all title of the collection of all products
     * @param home description of the home page
     * @param journal title of the journal
     * @param notFound title of the page for unknown addresses
     * @param page what follows a title from the second page on
     */
    private record Phrases(String all, String home, String journal, String notFound, String page) {

        private static final Map<String, Phrases> BY_LANGUAGE = Map.of(
                "en",
                        new Phrases(
                                "All products",
                                "All our products at a glance.",
                                "Journal",
                                "Page not found",
                                " – page {number}"),
                "de",
                        new Phrases(
                                "Alle Produkte",
                                "Alle unsere Produkte auf einen Blick.",
                                "Journal",
                                "Seite nicht gefunden",
                                " – Seite {number}"),
                "fr",
                        new Phrases(
                                "Tous les produits",
                                "Tous nos produits en un coup d’œil.",
                                "Journal",
                                "Page introuvable",
                                " – page {number}"),
                "es",
                        new Phrases(
                                "Todos los productos",
                                "Todos nuestros productos de un vistazo.",
                                "Diario",
                                "Página no encontrada",
                                " – página {number}"),
                "it",
                        new Phrases(
                                "Tutti i prodotti",
                                "Tutti i nostri prodotti a colpo d’occhio.",
                                "Diario",
                                "Pagina non trovata",
                                " – pagina {number}"),
                "nl",
                        new Phrases(
                                "Alle producten",
                                "Al onze producten in één oogopslag.",
                                "Journaal",
                                "Pagina niet gevonden",
                                " – pagina {number}"),
                "pt",
                        new Phrases(
                                "Todos os produtos",
                                "Todos os nossos produtos num relance.",
                                "Diário",
                                "Página não encontrada",
                                " – página {number}"),
                "sv",
                        new Phrases(
                                "Alla produkter",
                                "Alla våra produkter i en överblick.",
                                "Journal",
                                "Sidan hittades inte",
                                " – sida {number}"),
                "ja", new Phrases("すべての商品", "すべての商品をご覧いただけます。", "ジャーナル", "ページが見つかりません", " – {number}ページ"),
                "ar",
                        new Phrases(
                                "جميع المنتجات",
                                "جميع منتجاتنا في مكان واحد.",
                                "المجلة",
                                "الصفحة غير موجودة",
                                " – صفحة {number}"));

        static Phrases of(Language language) {
            Phrases english = BY_LANGUAGE.get("en");
            if (english == null) {
                throw new IllegalStateException("no English phrases");
            }
            return BY_LANGUAGE.getOrDefault(language.primary(), english);
        }
    }
}
