package dev.vitrine.rules;

import dev.vitrine.model.Analytics;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Forms;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.MarketRule;
import dev.vitrine.model.MarketRules;
import dev.vitrine.model.Product;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.RuleCondition;
import dev.vitrine.model.RulePack;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSource;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a market in a country would lack that nobody has set up yet: words, prices, ways to pay, and the data that its rules ask for. What only finished pages show is not known before there are any.
 *
 * @param country ISO 3166-1 alpha-2 code
 * @param day the day it is asked for
 * @param languages languages it would be in, without script and country
 * @param currency its currency; empty where none is known
 * @param markets ids of markets that sell there already
 * @param packs ids of the packs of rules that hold there
 * @param inForce how many of their rules hold on the day
 * @param upcoming how many hold later only
 * @param needs what would be missing
 */
public record MarketOutlook(
        String country,
        LocalDate day,
        List<String> languages,
        Optional<String> currency,
        List<String> markets,
        List<String> packs,
        int inForce,
        int upcoming,
        List<Need> needs) {

    public MarketOutlook {
        languages = List.copyOf(languages);
        markets = List.copyOf(markets);
        packs = List.copyOf(packs);
        needs = List.copyOf(needs);
    }

    /** What kind of thing is needed. */
    public enum Area {
        TRANSLATION,
        PRICE,
        PAYMENT,
        MARKET,
        COMPANY,
        PRODUCT,
        PAGE
    }

    /**
     * What is needed.
     *
     * @param area its kind
     * @param what it, in words
     * @param missing how many things lack it
     * @param total how many there are
     * @param where the file or folder it is written in
     * @param rules ids of the rules that ask for it
     * @param mend what mends it
     */
    public record Need(Area area, String what, int missing, int total, String where, List<String> rules, String mend) {
        public Need {
            rules = List.copyOf(rules);
        }
    }

    /**
     * The outlook of {@code country}.
     *
     * @param usual the language most people there speak
     * @throws IOException when a product cannot be read any more
     */
    public static MarketOutlook of(Site site, SiteSource source, String country, Language usual, LocalDate day)
            throws IOException {
        return new Outlooking(site, source, country, usual, day).outlook();
    }

    private static final class Outlooking {
        private final Site site;
        private final SiteSource source;
        private final LocalDate day;
        private final Optional<Currency> currency;
        private final Market market;
        private final List<RulePack> packs;
        private final List<String> languages;
        private final List<Need> needs = new ArrayList<>();
        /** Field, or kind of page behind a {@code page:}, to the rules that ask for it. */
        private final Map<String, Set<String>> asked = new TreeMap<>();

        private Outlooking(Site site, SiteSource source, String country, Language usual, LocalDate day) {
            this.site = site;
            this.source = source;
            this.day = day;
            this.currency = currency(country);
            this.market = market(country, usual, currency.orElse(new Currency("XXX", 0)));
            this.packs = site.rules().packs().stream()
                    .filter(pack -> pack.holdsIn(market))
                    .toList();
            Set<String> wanted = new LinkedHashSet<>();
            rules().forEach(rule -> Conditions.leaves(rule, leaf -> {
                if (leaf instanceof RuleCondition.Field field
                        && field.name().equals("market.languages")
                        && field.test() instanceof RuleCondition.FieldTest.In in) {
                    wanted.addAll(in.texts());
                }
            }));
            this.languages = wanted.isEmpty() ? List.of(usual.primary()) : List.copyOf(wanted);
        }

        private static Optional<Currency> currency(String country) {
            return Optional.ofNullable(java.util.Currency.getInstance(
                            new Locale.Builder().setRegion(country).build()))
                    .flatMap(found -> Currency.parse(found.getCurrencyCode()));
        }

        /** A market of which nothing is stated but where it is. */
        private static Market market(String country, Language language, Currency currency) {
            return new Market(
                    country.toLowerCase(Locale.ROOT),
                    Localized.empty(),
                    List.of(country),
                    currency,
                    Market.TaxDisplay.INCLUDED,
                    language,
                    Market.MissingPrice.SHOW,
                    Optional.empty(),
                    OptionalInt.empty(),
                    Market.Returns.UNSTATED,
                    Optional.empty(),
                    false,
                    List.of(),
                    List.of(),
                    Forms.NONE,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Analytics.NONE);
        }

        /** The rules that hold on the day. */
        private List<MarketRule> rules() {
            return packs.stream()
                    .flatMap(pack -> pack.rules().stream())
                    .filter(rule -> rule.since().filter(day::isBefore).isEmpty())
                    .filter(rule ->
                            rule.until().filter(end -> !day.isBefore(end)).isEmpty())
                    .filter(rule -> site.rules().audience() != MarketRules.Audience.B2B || rule.business())
                    .toList();
        }

        private MarketOutlook outlook() throws IOException {
            translations();
            prices();
            products();
            rules().stream()
                    .filter(rule -> rule.scope() != MarketRule.Scope.PRODUCT)
                    .filter(rule -> applies(rule, fields(Optional.empty())))
                    .forEach(this::ask);
            settings();
            int upcoming = (int) packs.stream()
                    .flatMap(pack -> pack.rules().stream())
                    .filter(rule -> rule.since().filter(day::isBefore).isPresent())
                    .count();
            return new MarketOutlook(
                    market.mainCountry(),
                    day,
                    languages,
                    currency.map(Currency::code),
                    site.settings().markets().values().stream()
                            .filter(other -> other.countries().contains(market.mainCountry()))
                            .map(Market::id)
                            .toList(),
                    packs.stream().map(RulePack::id).toList(),
                    rules().size(),
                    upcoming,
                    needs);
        }

        private void need(Area area, String what, long missing, int total, String where, String mend) {
            if (missing > 0) {
                needs.add(new Need(area, what, (int) missing, total, where, List.of(), mend));
            }
        }

        /** What some rules need; the first of them says how it is mended. */
        private void need(Area area, String what, long missing, int total, String where, Set<String> ids) {
            if (missing > 0) {
                String mend = rules().stream()
                        .filter(rule -> ids.contains(rule.id()))
                        .map(MarketRule::fix)
                        .findFirst()
                        .orElse("");
                needs.add(new Need(area, what, (int) missing, total, where, List.copyOf(ids), mend));
            }
        }

        private void translations() {
            for (String language : languages) {
                Predicate<Localized<?>> lacks = words -> words.values().keySet().stream()
                        .noneMatch(known -> known.primary().equals(language));
                boolean known = site.settings().languages().keySet().stream()
                        .anyMatch(one -> one.primary().equals(language));
                need(
                        Area.TRANSLATION,
                        "the language '" + language + "' itself",
                        known ? 0 : 1,
                        1,
                        "site.json",
                        "add it to \"languages\", and a storefront in it to \"storefronts\"");
                var catalog = site.catalog();
                words(
                        "products",
                        language,
                        "catalog/products",
                        catalog.products().size(),
                        catalog.products().values().stream()
                                .filter(one -> lacks.test(one.titles()))
                                .count());
                words(
                        "categories",
                        language,
                        "catalog",
                        catalog.categories().size(),
                        catalog.categories().values().stream()
                                .filter(one -> lacks.test(one.words()))
                                .count());
                words(
                        "collections",
                        language,
                        "catalog",
                        catalog.collections().size(),
                        catalog.collections().values().stream()
                                .filter(one -> lacks.test(one.words()))
                                .count());
                words(
                        "pages",
                        language,
                        "pages",
                        site.pages().size(),
                        site.pages().values().stream()
                                .filter(one -> lacks.test(one.words()))
                                .count());
                words(
                        "articles",
                        language,
                        "journal",
                        site.articles().size(),
                        site.articles().values().stream()
                                .filter(one -> lacks.test(one.words()))
                                .count());
            }
        }

        private void words(String things, String language, String where, int total, long missing) {
            need(
                    Area.TRANSLATION,
                    things + " in '" + language + "'",
                    missing,
                    total,
                    where,
                    "write them, or have them translated: vitrine export-translations");
        }

        private void prices() {
            List<ProductEntry> sold = site.catalog().products().values().stream()
                    .filter(product -> !product.quoteOnly())
                    .toList();
            long without = sold.stream()
                    .filter(product -> product.offers().stream()
                            .anyMatch(offer -> offer.prices().in(market).isEmpty()))
                    .count();
            need(
                    Area.PRICE,
                    "prices in " + currency.map(Currency::code).orElse("the country's currency"),
                    without,
                    sold.size(),
                    "catalog/products",
                    "state prices in the currency, or for the market by its id");
            if (site.settings().markets().values().stream()
                    .anyMatch(other -> other.checkout().isPresent())) {
                need(
                        Area.PAYMENT,
                        "a provider that is paid in "
                                + currency.map(Currency::code).orElse("the country's currency") + "; others use "
                                + String.join(", ", providers()),
                        1,
                        1,
                        "markets/" + market.id() + ".json",
                        "state \"checkout\" of the market, and of each variant its link or id there");
            }
        }

        private Set<String> providers() {
            Set<String> providers = new TreeSet<>();
            site.settings()
                    .markets()
                    .values()
                    .forEach(other -> other.checkout().ifPresent(checkout -> providers.add(checkout.provider())));
            return providers;
        }

        /** Takes note of what {@code rule} asks for. */
        private void ask(MarketRule rule) {
            rule.when()
                    .ifPresent(when -> Conditions.leaves(when, leaf -> {
                        if (leaf instanceof RuleCondition.Field field
                                && !(field.test() instanceof RuleCondition.FieldTest.Exists)) {
                            asks(field.name(), rule);
                        }
                    }));
            rule.requires()
                    .ifPresent(requires -> Conditions.leaves(requires, leaf -> {
                        if (leaf instanceof RuleCondition.Field field) {
                            asks(field.name(), rule);
                        } else if (leaf instanceof RuleCondition.Fact fact) {
                            fact.shows().ifPresent(name -> asks(name, rule));
                        } else if (leaf instanceof RuleCondition.Link link) {
                            asks(link.to().contains(".") ? link.to() : "page:" + link.to(), rule);
                        }
                    }));
        }

        private void asks(String name, MarketRule rule) {
            asked.computeIfAbsent(name, k -> new TreeSet<>()).add(rule.id());
        }

        private void settings() {
            Fields fields = new Fields(
                    site, market, market.defaultLanguage(), Optional.empty(), Optional.empty(), Optional.of(day));
            asked.forEach((name, rules) -> {
                if (name.startsWith("org.") && !fields.of(name).stated()) {
                    need(Area.COMPANY, name, 1, 1, "site.json", rules);
                } else if (name.startsWith("market.")
                        && !name.equals("market.languages")
                        && !fields.of(name).stated()) {
                    need(Area.MARKET, name, 1, 1, "markets/" + market.id() + ".json", rules);
                } else if (name.startsWith("page:")) {
                    boolean there = site.pages().values().stream()
                            .anyMatch(page ->
                                    page.kind().name().toLowerCase(Locale.ROOT).equals(name.substring(5)));
                    need(Area.PAGE, "a page of the kind '" + name.substring(5) + "'", there ? 0 : 1, 1, "pages", rules);
                }
            });
        }

        private Fields fields(Optional<Product> product) {
            Language language = Language.parse(languages.get(0)).orElse(market.defaultLanguage());
            return new Fields(
                    site,
                    market,
                    language,
                    Optional.empty(),
                    product,
                    product.isPresent() ? Optional.empty() : Optional.of(day));
        }

        /** Whether {@code rule} asks for anything, as far as data says; what only a page shows is not known yet, and does not keep a rule from applying. */
        private static boolean applies(MarketRule rule, Fields fields) {
            if (rule.when().isEmpty()) {
                return true;
            }
            boolean[] data = {true};
            Conditions.leaves(rule.when().get(), leaf -> data[0] &= leaf instanceof RuleCondition.Field);
            return !data[0]
                    || new Judge(NO_PACK, fields, Optional.empty())
                                    .ask(rule.when().get())
                                    .truth()
                            != Answer.Truth.NO;
        }

        private void products() throws IOException {
            Map<String, Integer> missing = new TreeMap<>();
            Map<String, Set<String>> by = new TreeMap<>();
            List<MarketRule> rules = rules().stream()
                    .filter(rule -> rule.scope() == MarketRule.Scope.PRODUCT)
                    .toList();
            Set<MarketRule> applying = new LinkedHashSet<>();
            int total = 0;
            for (ProductEntry entry : site.catalog().products().values()) {
                total++;
                Fields fields = fields(Optional.of(source.product(entry)));
                Set<String> lacks = new TreeSet<>();
                for (MarketRule rule : rules) {
                    if (applies(rule, fields)) {
                        applying.add(rule);
                        Set<String> names = new TreeSet<>();
                        rule.when().ifPresent(when -> Conditions.leaves(when, leaf -> unstated(leaf, fields, names)));
                        rule.requires()
                                .ifPresent(
                                        requires -> Conditions.leaves(requires, leaf -> unstated(leaf, fields, names)));
                        names.forEach(name ->
                                by.computeIfAbsent(name, k -> new TreeSet<>()).add(rule.id()));
                        lacks.addAll(names);
                    }
                }
                lacks.forEach(name -> missing.merge(name, 1, Integer::sum));
            }
            int all = total;
            applying.forEach(this::ask);
            missing.forEach((name, count) ->
                    need(Area.PRODUCT, name, count, all, "catalog/products", by.getOrDefault(name, Set.of())));
        }

        private static void unstated(RuleCondition leaf, Fields fields, Set<String> names) {
            Optional<String> name = leaf instanceof RuleCondition.Field field
                    ? Optional.of(field.name())
                    : leaf instanceof RuleCondition.Fact fact ? fact.shows() : Optional.empty();
            name.filter(one -> one.startsWith("product."))
                    .filter(one -> !fields.of(one).stated())
                    .ifPresent(names::add);
        }
    }

    /** Conditions on fields ask no lists. */
    private static final RulePack NO_PACK =
            new RulePack("NONE", "", "", List.of(), LocalDate.EPOCH, "", LocalDate.EPOCH, List.of(), Map.of());
}
