package dev.vitrine.load;

import dev.vitrine.checkout.CheckoutProviders;
import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.Extensions;
import dev.vitrine.model.Analytics;
import dev.vitrine.model.AssetSettings;
import dev.vitrine.model.Company;
import dev.vitrine.model.Contact;
import dev.vitrine.model.Currency;
import dev.vitrine.model.FallbackPolicy;
import dev.vitrine.model.Forms;
import dev.vitrine.model.HomeSection;
import dev.vitrine.model.HostChoice;
import dev.vitrine.model.Icons;
import dev.vitrine.model.Language;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.MarketRules;
import dev.vitrine.model.Media;
import dev.vitrine.model.Navigation;
import dev.vitrine.model.PhoneNumber;
import dev.vitrine.model.PictureSettings;
import dev.vitrine.model.PostalAddress;
import dev.vitrine.model.Removal;
import dev.vitrine.model.SeoTemplates;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.SlugPolicy;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.UnitSystem;
import dev.vitrine.model.UrlPatterns;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code site.json}, the markets and the title templates. */
final class SettingsReader {

    private static final int SMALLEST_ICON = 512;

    private final SourceFiles files;
    private final MediaLibrary media;
    private final Extensions extensions;
    private final Diagnostics diagnostics;
    private Optional<JsonValue.Obj> siteFile = Optional.empty();
    private ThemeChoice theme = new ThemeChoice(Location.of("site.json"), Optional.empty(), Optional.empty());

    /**
     * Reads the settings in {@code files}.
     *
     * @param extensions bring rules, which may have levels, and providers of checkouts
     */
    SettingsReader(SourceFiles files, MediaLibrary media, Extensions extensions, Diagnostics diagnostics) {
        this.extensions = extensions;
        this.files = files;
        this.media = media;
        this.diagnostics = diagnostics;
    }

    /** The object in {@code path}, checked against {@code shape}; empty when there is none to read. */
    static Optional<JsonValue.Obj> object(SourceFiles files, String path, Shape shape, Diagnostics diagnostics)
            throws IOException {
        Optional<JsonValue> value =
                files.text(path, diagnostics).flatMap(text -> JsonTree.json(text, path, 1, diagnostics));
        value.ifPresent(found -> new ShapeCheck(diagnostics, false).check(found, shape));
        return value.flatMap(found -> found instanceof JsonValue.Obj obj ? Optional.of(obj) : Optional.empty());
    }

    /**
     * What {@code site.json} says of the theme.
     *
     * @param at where the theme is named
     * @param settings values for its settings
     * @param budgets how large pages may be
     */
    record ThemeChoice(Location at, Optional<JsonValue.Obj> settings, Optional<JsonValue.Obj> budgets) {}

    /** What is said of the theme, once the settings are read. */
    ThemeChoice theme() {
        return theme;
    }

    /**
     * The market rules of the site, once its settings are read.
     *
     * @param categories ids of the catalogue's categories
     * @param date the day the site is built for
     * @param asked whether somebody else asks for rules
     */
    MarketRules marketRules(SiteSettings settings, Set<String> categories, LocalDate date, boolean asked)
            throws IOException {
        return new MarketRulesReader(files, diagnostics).read(siteFile, settings, categories, date, asked);
    }

    /**
     * The settings; empty when they are too broken to go on, which is reported.
     *
     * @param pseudo whether storefronts in pseudo-languages are added
     */
    Optional<SiteSettings> read(boolean pseudo) throws IOException {
        Optional<JsonValue.Obj> read =
                object(files, "site.json", RuleLevels.with(extensions.rules(), Shapes.SITE), diagnostics);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        JsonValue.Obj site = read.get();
        siteFile = read;
        diagnostics.levels(RuleLevels.read(site, extensions.rules(), diagnostics));
        PictureSettings pictures = PicturesReader.settings(site, files, diagnostics);
        media.publishedBy(pictures);
        theme = new ThemeChoice(
                site.get("theme").map(JsonValue::at).orElse(site.at()),
                site.object("themeSettings"),
                site.object("budgets"));
        Map<Language, LanguageSettings> languages = languages(site);
        Optional<Language> defaultLanguage = site.text("defaultLanguage").flatMap(Language::parse);
        if (defaultLanguage.isPresent() && !languages.containsKey(defaultLanguage.get())) {
            diagnostics.report(
                    Rule.SITE_UNKNOWN_LANGUAGE,
                    site.get("defaultLanguage").map(JsonValue::at).orElse(site.at()),
                    "the default language '" + defaultLanguage.get() + "' is not among the languages",
                    "add it to \"languages\"");
            return Optional.empty();
        }
        if (defaultLanguage.isEmpty() || languages.isEmpty()) {
            return Optional.empty();
        }
        if (pseudo) {
            languages = Pseudo.languages(languages, defaultLanguage.get());
        }
        WordsReader words = new WordsReader(languages.keySet(), defaultLanguage.get(), media, diagnostics);
        Analytics analytics = AnalyticsReader.site(site);
        Map<String, Market> markets = markets(words, site.object("feeds"), analytics);
        List<Storefront> stated = storefronts(site, languages, markets, words);
        List<Storefront> storefronts = pseudo ? Pseudo.storefronts(stated, languages) : stated;
        if (storefronts.isEmpty()) {
            return Optional.empty();
        }
        String baseUrl = site.text("baseUrl").orElse("https://example.com");
        Company company = CompanyReader.company(site, diagnostics);
        return Optional.of(new SiteSettings(
                site.text("name").orElse(""),
                baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl,
                site.text("theme").orElse(""),
                words.image(site, "logo", ""),
                words.image(site, "socialImage", ""),
                site.texts("sameAs"),
                defaultLanguage.get(),
                languages,
                markets,
                storefronts,
                urls(site, words),
                site.number("pageSize").map(BigDecimal::intValue).orElse(24),
                navigation(site, words),
                home(site, words),
                fallback(site, words),
                contact(site, company),
                forms(site),
                icons(site),
                SearchReader.read(site),
                company,
                CompanyReader.parties(site, diagnostics),
                CompanyReader.journalFeed(site),
                CompanyReader.socialCards(site),
                pictures,
                assets(site),
                host(site),
                new DocumentsReader(files, languages.keySet(), defaultLanguage.get(), diagnostics).read(site),
                analytics));
    }

    private static AssetSettings assets(JsonValue.Obj site) {
        AssetSettings standard = AssetSettings.STANDARD;
        return site.object("assets")
                .map(assets -> new AssetSettings(
                        assets.flag("minify").orElse(standard.minify()),
                        assets.flag("integrity").orElse(standard.integrity()),
                        assets.flag("prefetch").orElse(standard.prefetch())))
                .orElse(standard);
    }

    private Contact contact(JsonValue.Obj site, Company company) {
        PhoneReader phones = new PhoneReader(company.address().map(PostalAddress::country), diagnostics);
        return site.object("contact")
                .map(contact -> new Contact(
                        written(contact, "email", Shapes.EMAIL),
                        phone(contact, "phone", Shapes.PHONE, phones),
                        phone(contact, "whatsapp", Shapes.WHATSAPP, phones)))
                .orElse(Contact.NONE);
    }

    private static Optional<PhoneNumber> phone(
            JsonValue.Obj contact, String field, String pattern, PhoneReader phones) {
        return written(contact, field, pattern)
                .flatMap(text -> contact.get(field))
                .map(phones::read);
    }

    private static Forms forms(JsonValue.Obj owner) {
        return owner.object("forms")
                .map(forms -> new Forms(
                        written(forms, "contact", Shapes.HTTPS_ADDRESS),
                        written(forms, "newsletter", Shapes.HTTPS_ADDRESS),
                        written(forms, "inquiry", Shapes.HTTPS_ADDRESS)))
                .orElse(Forms.NONE);
    }

    /** The text of a field, unless it was reported as no such text: what is wrong leads nowhere. */
    private static Optional<String> written(JsonValue.Obj owner, String field, String pattern) {
        return owner.text(field).filter(text -> text.matches(pattern));
    }

    private static HostChoice host(JsonValue.Obj site) {
        return site.object("hosting")
                .map(hosting -> {
                    Map<String, List<String>> allow = new HashMap<>();
                    hosting.object("allow")
                            .ifPresent(object -> object.fields().keySet().forEach(directive -> {
                                if (directive.matches(Shapes.POLICY_DIRECTIVE)) {
                                    allow.put(
                                            directive,
                                            object.texts(directive).stream()
                                                    .filter(source -> source.matches(Shapes.POLICY_SOURCE))
                                                    .toList());
                                }
                            }));
                    Map<String, Long> limits = new HashMap<>();
                    Optional<JsonValue.Obj> agreed = hosting.object("limits");
                    agreed.ifPresent(object -> object.fields()
                            .keySet()
                            .forEach(name ->
                                    object.number(name).ifPresent(number -> limits.put(name, number.longValue()))));
                    return new HostChoice(
                            hosting.text("target")
                                    .filter(Shapes.HOSTS::contains)
                                    .orElse("none"),
                            hosting.text("plan").orElse(""),
                            limits,
                            allow,
                            hosting.get("compress")
                                    .map(given -> hosting.texts("compress").stream()
                                            .filter(Shapes.ENCODINGS::contains)
                                            .distinct()
                                            .toList()),
                            hosting.get("target").map(JsonValue::at).orElse(hosting.at()));
                })
                .orElse(HostChoice.NONE);
    }

    private Icons icons(JsonValue.Obj site) {
        return site.object("icons")
                .map(icons -> new Icons(icon(icons, "any"), icon(icons, "maskable")))
                .orElse(Icons.NONE);
    }

    private Optional<Media.Local> icon(JsonValue.Obj icons, String field) {
        Optional<JsonValue> value = icons.get(field);
        Optional<Media> found =
                value.flatMap(named -> named.asText().flatMap(path -> media.find("", path, named.at(), diagnostics)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get() instanceof Media.Local local
                && local.outputPath().endsWith(".png")
                && local.width() == local.height()
                && local.width() >= SMALLEST_ICON) {
            return Optional.of(local);
        }
        diagnostics.report(
                Rule.JSON_INVALID_VALUE,
                value.map(JsonValue::at).orElse(icons.at()),
                found.get() instanceof Media.Local local && local.outputPath().endsWith(".png")
                        ? "the icon has " + local.width() + " × " + local.height() + " pixels"
                        : "the icon is no PNG file of this site",
                "use a square PNG picture of at least " + SMALLEST_ICON + " × " + SMALLEST_ICON + " pixels");
        return Optional.empty();
    }

    private Map<Language, LanguageSettings> languages(JsonValue.Obj site) {
        Map<Language, JsonValue.Obj> written = new LinkedHashMap<>();
        site.object("languages")
                .ifPresent(object -> object.fields().forEach((tag, field) -> {
                    Optional<Language> language = Language.parse(tag);
                    if (language.isEmpty()) {
                        diagnostics.report(
                                Rule.JSON_INVALID_VALUE,
                                field.nameAt(),
                                "'" + tag + "' is not a language tag",
                                "use a BCP 47 tag such as \"en\"");
                    } else if (field.value() instanceof JsonValue.Obj obj) {
                        written.put(language.get(), obj);
                    }
                }));
        Language standard =
                site.text("defaultLanguage").flatMap(Language::parse).orElse(new Language("en"));
        Map<Language, LanguageSettings> languages = new LinkedHashMap<>();
        written.forEach((language, obj) -> languages.put(
                language,
                new LanguageSettings(
                        language,
                        obj.text("name").orElse(language.tag()),
                        obj.text("direction").map("rtl"::equals).orElseGet(() -> rightToLeft(language)),
                        chain(language, written, standard))));
        return languages;
    }

    /** The language itself, then where its missing words come from; a circle is reported. */
    private List<Language> chain(Language language, Map<Language, JsonValue.Obj> written, Language standard) {
        List<Language> chain = new ArrayList<>(List.of(language));
        Language at = language;
        while (true) {
            JsonValue.Obj obj = written.get(at);
            Optional<JsonValue> stated = obj == null ? Optional.empty() : obj.get("fallback");
            Optional<Language> next = stated.flatMap(JsonValue::asText).flatMap(Language::parse);
            if (stated.isPresent() && (next.isEmpty() || !written.containsKey(next.get()))) {
                diagnostics.report(
                        Rule.SITE_UNKNOWN_LANGUAGE,
                        stated.get().at(),
                        "the fallback '" + stated.get().asText().orElse("") + "' is not a language of this site",
                        "use one of the languages listed here");
                return chain;
            }
            Language following = next.orElse(standard);
            if (chain.contains(following)) {
                if (stated.isPresent()) {
                    diagnostics.report(
                            Rule.SITE_FALLBACK_CYCLE,
                            stated.get().at(),
                            "the fallback of '" + at + "' leads back to '" + following + "'",
                            "let the chain end at the default language");
                }
                return chain;
            }
            chain.add(following);
            at = following;
        }
    }

    private static boolean rightToLeft(Language language) {
        return com.ibm.icu.util.ULocale.forLanguageTag(language.tag()).isRightToLeft();
    }

    private Map<String, Market> markets(WordsReader words, Optional<JsonValue.Obj> feeds, Analytics analytics)
            throws IOException {
        Map<String, Market> markets = new LinkedHashMap<>();
        Shape shape = CheckoutReader.with(CheckoutProviders.brought(extensions, diagnostics), Shapes.MARKET);
        for (String name : files.files("markets", diagnostics)) {
            String path = "markets/" + name;
            if (!name.endsWith(".json")) {
                diagnostics.report(
                        Rule.FILE_UNKNOWN, Location.of(path), "'" + path + "' is not used", "markets are .json files");
                continue;
            }
            Optional<JsonValue.Obj> obj = object(files, path, shape, diagnostics);
            String id = name.substring(0, name.length() - ".json".length());
            obj.flatMap(found -> market(id, found, words, feeds, analytics))
                    .ifPresent(market -> markets.put(id, market));
        }
        return markets;
    }

    private Optional<Market> market(
            String id, JsonValue.Obj obj, WordsReader words, Optional<JsonValue.Obj> feeds, Analytics analytics) {
        Optional<JsonValue> code = obj.get("currency");
        Optional<Currency> currency = code.flatMap(JsonValue::asText).flatMap(Currency::parse);
        if (currency.isEmpty()) {
            code.ifPresent(value -> diagnostics.report(
                    Rule.CATALOG_UNKNOWN_CURRENCY,
                    value.at(),
                    "'" + value.asText().orElse("") + "' is not a currency code",
                    "use the three-letter code, for example EUR"));
            return Optional.empty();
        }
        List<String> countries = obj.texts("countries");
        Optional<Language> language = obj.get("defaultLanguage")
                .flatMap(value -> words.language(value.asText().orElse(""), value.at()));
        if (countries.isEmpty() || language.isEmpty()) {
            return Optional.empty();
        }
        for (JsonValue country : obj.list("countries")) {
            String name = country.asText().orElse("");
            if (!List.of(Locale.getISOCountries()).contains(name)) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        country.at(),
                        "'" + name + "' is not a country code",
                        "use ISO 3166-1, for example GB for the United Kingdom");
            }
        }
        MarketTerms terms = new MarketTerms(diagnostics);
        return Optional.of(new Market(
                id,
                words.names(obj.get("name")),
                countries,
                currency.get(),
                obj.text("taxDisplay").filter("excluded"::equals).isPresent()
                        ? Market.TaxDisplay.EXCLUDED
                        : Market.TaxDisplay.INCLUDED,
                language.get(),
                switch (obj.text("missingPrice").orElse("show")) {
                    case "hide" -> Market.MissingPrice.HIDE;
                    case "fail" -> Market.MissingPrice.FAIL;
                    default -> Market.MissingPrice.SHOW;
                },
                obj.object("shipping").map(shipping -> terms.shipping(shipping, currency.get())),
                obj.number("returnDays")
                        .map(days -> OptionalInt.of(days.intValue()))
                        .orElseGet(OptionalInt::empty),
                terms.returns(obj.object("returns"), currency.get()),
                obj.object("checkout").map(CheckoutReader::market),
                obj.flag("inquiry").orElse(false),
                carriers(obj),
                obj.texts("payments").stream().filter(name -> !name.isBlank()).toList(),
                forms(obj),
                obj.text("units")
                        .flatMap(stated -> Stream.of(UnitSystem.values())
                                .filter(system -> system.id().equals(stated))
                                .findFirst()),
                new FeedReader(feeds, currency.get(), diagnostics).read(obj),
                terms.spans(obj, "saleWindows"),
                AnalyticsReader.market(obj, analytics, diagnostics)));
    }

    private static List<Market.Carrier> carriers(JsonValue.Obj market) {
        return market.list("carriers").stream()
                .flatMap(value -> value instanceof JsonValue.Obj carrier ? Stream.of(carrier) : Stream.empty())
                .flatMap(carrier -> written(carrier, "url", Shapes.TRACKING_ADDRESS)
                        .flatMap(url -> carrier.text("name").map(name -> new Market.Carrier(name, url)))
                        .stream())
                .toList();
    }

    private List<Storefront> storefronts(
            JsonValue.Obj site,
            Map<Language, LanguageSettings> languages,
            Map<String, Market> markets,
            WordsReader words) {
        List<Storefront> storefronts = new ArrayList<>();
        Map<String, Location> paths = new HashMap<>();
        List<JsonValue> written = site.list("storefronts");
        boolean anyDefault = written.stream()
                .anyMatch(value -> value instanceof JsonValue.Obj obj
                        && obj.flag("default").orElse(false));
        for (JsonValue value : written) {
            if (!(value instanceof JsonValue.Obj obj)) {
                continue;
            }
            Optional<Language> language = obj.get("language")
                    .flatMap(tag -> words.language(tag.asText().orElse(""), tag.at()));
            Optional<Market> market = market(obj, markets, language);
            String path = obj.text("path").orElse("");
            if (market.isEmpty() || language.isEmpty() || !path.matches(Shapes.STOREFRONT_PATH)) {
                continue;
            }
            Location before = paths.putIfAbsent(path, obj.at());
            if (before != null) {
                diagnostics.report(
                        Rule.SITE_DUPLICATE_PATH,
                        obj.get("path").map(JsonValue::at).orElse(obj.at()),
                        "the path '" + path + "' is taken by another storefront",
                        "give each storefront a path of its own",
                        before);
                continue;
            }
            SearchReader.checkLanguage(language.get(), obj, diagnostics);
            boolean isDefault = anyDefault ? obj.flag("default").orElse(false) : storefronts.isEmpty();
            LanguageSettings settings = java.util.Objects.requireNonNull(languages.get(language.get()));
            storefronts.add(new Storefront(storefronts.size(), market.get(), settings, path, isDefault));
        }
        return storefronts;
    }

    /** Where {@code storefront} sells; {@link Market#none} on a site that has no markets, which sells nothing. */
    private Optional<Market> market(
            JsonValue.Obj storefront, Map<String, Market> markets, Optional<Language> language) {
        Optional<JsonValue> id = storefront.get("market");
        if (id.isPresent()) {
            Optional<Market> market = id.get().asText().flatMap(name -> Optional.ofNullable(markets.get(name)));
            if (market.isEmpty()) {
                reportMarket(id.get(), markets);
            }
            return market;
        }
        if (!files.isFolder("markets")) {
            return language.map(Market::none);
        }
        diagnostics.report(
                Rule.JSON_MISSING_FIELD,
                storefront.at(),
                "storefront lacks 'market'",
                "add \"market\": … (id of a market)");
        return Optional.empty();
    }

    private void reportMarket(JsonValue id, Map<String, Market> markets) {
        String name = id.asText().orElse("");
        boolean broken = files.isFile("markets/" + name + ".json");
        diagnostics.report(
                Rule.SITE_UNKNOWN_MARKET,
                id.at(),
                broken ? "the market '" + name + "' cannot be read" : "there is no market '" + name + "'",
                broken
                        ? "mend markets/" + name + ".json"
                        : Closest.to(name, markets.keySet())
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("create markets/" + name + ".json"));
    }

    private UrlPatterns urls(JsonValue.Obj site, WordsReader words) {
        Map<Language, Map<String, String>> byLanguage = new HashMap<>();
        site.object("urlsByLanguage")
                .ifPresent(object -> object.fields().forEach((tag, field) -> {
                    if (field.value() instanceof JsonValue.Obj obj) {
                        words.language(tag, field.nameAt())
                                .ifPresent(language -> byLanguage.put(language, patterns(obj)));
                    }
                }));
        return new UrlPatterns(
                site.object("urls").map(SettingsReader::patterns).orElse(Map.of()),
                byLanguage,
                site.object("urls").map(urls -> slugs(urls, words)).orElse(SlugPolicy.DEFAULT),
                switch (site.text("removed").orElse("gone")) {
                    case "category" -> Removal.CATEGORY;
                    case "home" -> Removal.HOME;
                    default -> Removal.GONE;
                });
    }

    private static SlugPolicy slugs(JsonValue.Obj urls, WordsReader words) {
        Map<Language, SlugPolicy.Letters> byLanguage = new HashMap<>();
        Optional<JsonValue.Obj> slugs = urls.object("slugs");
        slugs.ifPresent(object -> object.fields().forEach((tag, field) -> {
            if (!tag.equals("default")) {
                words.language(tag, field.nameAt())
                        .ifPresent(language -> byLanguage.put(language, letters(object.text(tag))));
            }
        }));
        return new SlugPolicy(
                letters(slugs.flatMap(object -> object.text("default"))),
                byLanguage,
                urls.number("slugLength")
                        .map(BigDecimal::intValue)
                        .filter(length -> length >= Shapes.SHORTEST_SLUG && length <= Shapes.LONGEST_SLUG)
                        .orElse(SlugPolicy.DEFAULT.longest()),
                urls.texts("reserved").stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    private static SlugPolicy.Letters letters(Optional<String> word) {
        return word.filter("unicode"::equals).isPresent()
                ? SlugPolicy.Letters.UNICODE
                : SlugPolicy.Letters.TRANSLITERATE;
    }

    private static Map<String, String> patterns(JsonValue.Obj obj) {
        Map<String, String> patterns = new HashMap<>();
        // What is no pattern was reported as such; the standard one stands in.
        obj.fields()
                .forEach((kind, field) -> field.value()
                        .asText()
                        .filter(text -> text.matches(kind.equals("journal") ? Shapes.JOURNAL_PATH : Shapes.SLUG_PATH))
                        .ifPresent(text -> patterns.put(kind, text)));
        return patterns;
    }

    private Navigation navigation(JsonValue.Obj site, WordsReader words) {
        return site.object("navigation")
                .map(navigation -> new Navigation(
                        entries(navigation.list("header")),
                        navigation.list("footer").stream()
                                .filter(JsonValue.Obj.class::isInstance)
                                .map(JsonValue.Obj.class::cast)
                                .map(group -> new Navigation.Group(
                                        words.names(group.get("title")), entries(group.list("links"))))
                                .toList()))
                .orElse(Navigation.NONE);
    }

    private List<Navigation.Entry> entries(List<JsonValue> values) {
        List<Navigation.Entry> entries = new ArrayList<>();
        for (JsonValue value : values) {
            JsonValue target =
                    value instanceof JsonValue.Obj menu ? menu.get("link").orElse(value) : value;
            List<Navigation.Entry> below =
                    value instanceof JsonValue.Obj menu ? entries(menu.list("links")) : List.of();
            link(target).ifPresent(leads -> entries.add(new Navigation.Entry(leads, below, target.at())));
        }
        return entries;
    }

    private Optional<LinkRef> link(JsonValue value) {
        Optional<LinkRef> target = value.asText().flatMap(LinkRef::parse);
        if (target.isEmpty() && value instanceof JsonValue.Str) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    value.at(),
                    "'" + ShapeCheck.shorten(value.asText().orElse("")) + "' is not a reference",
                    "write product:…, category:…, collection:…, page:…, article:…, home or journal");
        }
        return target;
    }

    private List<HomeSection> home(JsonValue.Obj site, WordsReader words) {
        List<HomeSection> sections = new ArrayList<>();
        Map<HomeSection.Type, Integer> numbers = new EnumMap<>(HomeSection.Type.class);
        for (JsonValue value :
                site.object("home").map(home -> home.list("sections")).orElse(List.of())) {
            if (!(value instanceof JsonValue.Obj obj)) {
                continue;
            }
            Optional<HomeSection.Type> type = obj.text("type").flatMap(SettingsReader::sectionType);
            type.ifPresent(known -> sections.add(new HomeSection(
                    known,
                    numbers.merge(known, 1, Integer::sum),
                    words.image(obj, "image", ""),
                    obj.get("link").flatMap(this::link),
                    obj.text("collection"),
                    obj.text("page"),
                    obj.number("limit").map(BigDecimal::intValue).orElse(8),
                    obj.get("link").map(JsonValue::at).orElse(obj.at()),
                    obj.get("collection")
                            .or(() -> obj.get("page"))
                            .map(JsonValue::at)
                            .orElse(obj.at()))));
        }
        return sections;
    }

    private static Optional<HomeSection.Type> sectionType(String word) {
        for (HomeSection.Type type : HomeSection.Type.values()) {
            if (type.id().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private FallbackPolicy fallback(JsonValue.Obj site, WordsReader words) {
        Optional<JsonValue.Obj> fallback = site.object("fallback");
        if (fallback.isEmpty()) {
            return new FallbackPolicy(FallbackPolicy.Choice.FALLBACK, Map.of(), Map.of());
        }
        Map<Language, Map<String, FallbackPolicy.Choice>> byLanguage = new HashMap<>();
        fallback.get()
                .object("languages")
                .ifPresent(object -> object.fields().forEach((tag, field) -> {
                    if (field.value() instanceof JsonValue.Obj obj) {
                        words.language(tag, field.nameAt())
                                .ifPresent(language -> byLanguage.put(language, choices(obj)));
                    }
                }));
        return new FallbackPolicy(
                fallback.get().text("default").map(SettingsReader::choice).orElse(FallbackPolicy.Choice.FALLBACK),
                fallback.get().object("fields").map(SettingsReader::choices).orElse(Map.of()),
                byLanguage);
    }

    private static Map<String, FallbackPolicy.Choice> choices(JsonValue.Obj obj) {
        Map<String, FallbackPolicy.Choice> choices = new HashMap<>();
        obj.fields()
                .forEach((field, value) -> value.value().asText().ifPresent(word -> choices.put(field, choice(word))));
        return choices;
    }

    private static FallbackPolicy.Choice choice(String word) {
        return switch (word) {
            case "hide" -> FallbackPolicy.Choice.HIDE;
            case "fail" -> FallbackPolicy.Choice.FAIL;
            default -> FallbackPolicy.Choice.FALLBACK;
        };
    }

    /** The title and description templates of every language that has some. */
    Localized<SeoTemplates> seo(WordsReader words) throws IOException {
        Map<Language, SeoTemplates> byLanguage = new HashMap<>();
        for (String name : files.files("seo", diagnostics)) {
            String path = "seo/" + name;
            if (!name.endsWith(".json")) {
                diagnostics.report(
                        Rule.FILE_UNKNOWN, Location.of(path), "'" + path + "' is not used", "name it <language>.json");
                continue;
            }
            Optional<Language> language =
                    words.language(name.substring(0, name.length() - ".json".length()), Location.of(path));
            Optional<JsonValue.Obj> obj = object(files, path, Shapes.SEO_FILE, diagnostics);
            if (language.isPresent() && obj.isPresent()) {
                byLanguage.put(language.get(), templates(obj.get()));
            }
        }
        words.addPseudoTemplates(byLanguage);
        return new Localized<>(byLanguage);
    }

    private SeoTemplates templates(JsonValue.Obj obj) {
        Map<String, SeoTemplates.Template> byKind = new HashMap<>();
        for (String kind : Shapes.SEO_KINDS) {
            obj.object(kind)
                    .ifPresent(template -> byKind.put(
                            kind,
                            new SeoTemplates.Template(
                                    template.text("title"), template.text("description"), template.at())));
            obj.object(kind).ifPresent(template -> {
                template.get("title").ifPresent(value -> checkPlaceholders(value, List.of()));
                template.get("description").ifPresent(value -> checkPlaceholders(value, List.of()));
            });
        }
        obj.get("pageSuffix").ifPresent(value -> checkPlaceholders(value, List.of("number")));
        return new SeoTemplates(byKind, obj.text("pageSuffix"));
    }

    private static final List<String> PLACEHOLDERS =
            List.of("title", "summary", "site", "brand", "category", "price", "market", "page");

    private void checkPlaceholders(JsonValue value, List<String> only) {
        List<String> known = only.isEmpty() ? PLACEHOLDERS : only;
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("\\{([^{}]*)}")
                .matcher(value.asText().orElse(""));
        while (matcher.find()) {
            if (!known.contains(matcher.group(1))) {
                diagnostics.report(
                        Rule.TEXT_UNKNOWN_PLACEHOLDER,
                        new Location(
                                value.at().path(),
                                value.at().line(),
                                value.at().column() + 1 + matcher.start(),
                                matcher.end() - matcher.start()),
                        "'" + matcher.group() + "' is not a placeholder",
                        "known placeholders: {" + String.join("}, {", known) + "}");
            }
        }
    }
}
