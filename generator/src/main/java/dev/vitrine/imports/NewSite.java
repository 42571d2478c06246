package dev.vitrine.imports;

import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of a site that is begun: a market per currency, a storefront per language.
 *
 * @param name the brand
 * @param theme the theme's name
 * @param country the country it mainly sells in
 * @param currencies the currencies it has prices in, the main one first
 * @param languages its languages, the default one first
 * @param sections ids of the outermost categories
 * @param collections ids of collections besides the one of all products
 */
record NewSite(
        String name,
        String theme,
        String country,
        List<Currency> currencies,
        List<Language> languages,
        List<String> sections,
        List<String> collections) {

    /** The collection of all products: the way to every product, whatever its category. */
    static final String ALL = "all-products";

    private static final int LINKS = 6;
    private static final Set<String> TAX_EXCLUDED = Set.of("US", "CA");

    NewSite {
        currencies = List.copyOf(currencies);
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

    /**
     * A market to be.
     *
     * @param currency its currency
     * @param countries its countries, the main one first
     * @param languages the languages of its storefronts; at least one
     */
    private record MarketPlan(Currency currency, Set<String> countries, List<Language> languages) {
        String id() {
            return countries.iterator().next().toLowerCase(Locale.ROOT);
        }
    }

    private static String likelyCountry(Language language) {
        return ULocale.addLikelySubtags(ULocale.forLanguageTag(language.tag())).getCountry();
    }

    /** Every language sells in the currency of the country it is most spoken in, when there are prices in it, else in the main one. */
    private List<MarketPlan> markets() {
        Map<Currency, MarketPlan> plans = new LinkedHashMap<>();
        for (Currency currency : currencies) {
            plans.put(currency, new MarketPlan(currency, new LinkedHashSet<>(), new ArrayList<>()));
        }
        MarketPlan main = plans.values().iterator().next();
        main.countries().add(country);
        for (Language language : languages) {
            String likely = likelyCountry(language);
            MarketPlan plan = plans.values().stream()
                    .filter(p -> usedIn(likely, p.currency()))
                    .findFirst()
                    .orElse(main);
            plan.languages().add(language);
            if (usedIn(likely, plan.currency())) {
                plan.countries().add(likely);
            }
        }
        for (MarketPlan plan : plans.values()) {
            if (plan.languages().isEmpty()) {
                plan.languages().add(languages.get(0));
            }
            if (plan.countries().isEmpty()) {
                plan.countries().add(country(plan.currency(), plan.languages().get(0)));
            }
        }
        return List.copyOf(plans.values());
    }

    /** Path to bytes. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("site.json", CatalogWriter.pretty(settings()));
        for (MarketPlan market : markets()) {
            files.put("markets/" + market.id() + ".json", CatalogWriter.pretty(marketFile(market)));
        }
        for (Language language : languages) {
            files.put("seo/" + language.tag() + ".json", CatalogWriter.pretty(seo(language)));
        }
        return files;
    }

    Map<String, Object> settings() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("baseUrl", "https://example.com");
        json.put("theme", theme);
        // No theme speaks every language: with English as the end of every fallback, interface strings it lacks are
        // shown in English.
        json.put("defaultLanguage", inEnglish() ? languages.get(0).tag() : "en");
        Map<String, Object> byTag = new LinkedHashMap<>();
        for (Language language : languages) {
            Map<String, Object> settings = new LinkedHashMap<>();
            ULocale locale = ULocale.forLanguageTag(language.tag());
            settings.put("name", locale.getDisplayName(locale));
            byTag.put(language.tag(), settings);
        }
        if (!inEnglish()) {
            byTag.put("en", Map.of("name", "English"));
        }
        json.put("languages", byTag);
        json.put("storefronts", storefronts());
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

    private boolean inEnglish() {
        return languages.stream().anyMatch(language -> language.primary().equals("en"));
    }

    /** The default language first, at the root; then by language. */
    private List<Object> storefronts() {
        List<Object> storefronts = new ArrayList<>();
        Set<String> paths = new LinkedHashSet<>();
        for (Language language : languages) {
            for (MarketPlan market : markets()) {
                if (!market.languages().contains(language)) {
                    continue;
                }
                String prefix = language.tag().toLowerCase(Locale.ROOT);
                String path = storefronts.isEmpty() ? "/" : "/" + prefix + "/";
                if (!paths.add(path) || path.equals("/" + languages.get(0).tag().toLowerCase(Locale.ROOT) + "/")) {
                    path = "/" + prefix + "-" + market.id() + "/";
                    paths.add(path);
                }
                Map<String, Object> storefront = new LinkedHashMap<>();
                storefront.put("market", market.id());
                storefront.put("language", language.tag());
                storefront.put("path", path);
                storefronts.add(storefront);
            }
        }
        return storefronts;
    }

    private Map<String, Object> marketFile(MarketPlan market) {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Language language : languages) {
            names.put(
                    language.tag(),
                    market.countries().stream()
                            .map(code -> new ULocale("und-" + code)
                                    .getDisplayCountry(ULocale.forLanguageTag(language.tag())))
                            .collect(Collectors.joining(", ")));
        }
        json.put("name", names);
        json.put("countries", List.copyOf(market.countries()));
        json.put("currency", market.currency().code());
        json.put(
                "taxDisplay",
                TAX_EXCLUDED.contains(market.countries().iterator().next()) ? "excluded" : "included");
        json.put("defaultLanguage", market.languages().get(0).tag());
        return json;
    }

    Map<String, Object> seo(Language language) {
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
