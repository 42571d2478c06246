package dev.vitrine.rules;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.model.Article;
import dev.vitrine.model.Language;
import dev.vitrine.model.Market;
import dev.vitrine.model.MarketRule;
import dev.vitrine.model.MarketRules;
import dev.vitrine.model.Page;
import dev.vitrine.model.Product;
import dev.vitrine.model.RuleCondition;
import dev.vitrine.model.RulePack;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds pages against the rules of their markets.
 *
 * <p>Pages are {@linkplain Reading read} some at a time, and what each rule came to on them is {@linkplain #take taken}: dates, overrides and attestations count only then, so that what was
 * read on another day stays right. Of sound pages only counts are kept. Thread-safe.
 */
public final class MarketRuleCheck {

    /** How many places of each rule and market are told; the others are counted. */
    private static final int EVIDENCE = 5;

    private static final char PASS = '+';
    private static final char FAIL = '-';
    private static final char MISSING = '?';
    private static final char PERSON = 'm';
    private static final char NOT_ASKED = '.';
    private static final char NOT_FOR_BUSINESS = '@';
    /** What decided that a rule does not apply: the first of its conditions, and so on. */
    private static final char FIRST_CONDITION = 'A';

    private final Site site;
    private final MarketRules settings;
    private final LocalDate day;
    /** Servers that pages may ask before anybody consents. */
    private final Set<String> origins;

    private final Map<String, Ruleset> byMarket = new LinkedHashMap<>();
    private final List<Optional<Shop>> shops = new ArrayList<>();

    /**
     * A check of the site of {@code plan}.
     *
     * @param day the day it is built for
     */
    public MarketRuleCheck(SitePlan plan, LocalDate day) {
        this.site = plan.site();
        this.settings = site.rules();
        this.day = day;
        this.origins =
                settings.origins().stream().map(MarketRules.Origin::origin).collect(Collectors.toUnmodifiableSet());
        for (StorefrontPlan storefront : plan.storefronts()) {
            Market market = storefront.storefront().market();
            if (!market.sells() || storefront.storefront().language().language().isPseudo()) {
                shops.add(Optional.empty());
                continue;
            }
            Ruleset rules = byMarket.computeIfAbsent(market.id(), id -> new Ruleset(market));
            shops.add(Optional.of(new Shop(storefront, rules)));
        }
    }

    /** A rule in a market, with the pack it is of. */
    private record Held(MarketRule rule, RulePack pack) {}

    /**
     * What a rule came to on a page where it leaves something to do.
     *
     * @param rule the number of the rule in its market
     * @param why what decided it
     * @param at where the datum is written
     */
    public record Finding(int rule, String why, Location at) {}

    /**
     * What the rules came to on a page.
     *
     * @param market the page's market
     * @param page a file of the output
     * @param thing what it is about, such as {@code product:lamp}
     * @param answers one character for each rule of the market
     * @param findings in the order of the rules
     */
    public record Judged(String market, String page, String thing, String answers, List<Finding> findings) {
        public Judged {
            findings = List.copyOf(findings);
        }
    }

    /** The rules of a market, and where they stand. */
    private final class Ruleset {
        private final Market market;
        private final List<Held> rules = new ArrayList<>();
        private final List<Tally> tallies = new ArrayList<>();

        private Ruleset(Market market) {
            this.market = market;
            settings.packs().stream()
                    .filter(pack -> pack.holdsIn(market))
                    .forEach(pack -> pack.rules().forEach(rule -> {
                        rules.add(new Held(rule, pack));
                        tallies.add(new Tally());
                    }));
        }
    }

    /** The answers to a rule in a market so far. */
    private static final class Tally {
        private final Map<RuleStatus, Integer> counts = new EnumMap<>(RuleStatus.class);
        private final TreeMap<Place, Found> evidence = new TreeMap<>(Place.ORDER);
        private final TreeSet<Integer> deciding = new TreeSet<>();
        private final Set<String> notes = new TreeSet<>();
        private int places;

        private void count(RuleStatus status) {
            counts.merge(status, 1, Integer::sum);
        }
    }

    /** A place that a rule has something to say of. */
    private record Place(RuleStatus status, Severity severity, Location at, String thing, String why) {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::status)
                .thenComparing(Place::severity)
                .thenComparing(Place::at)
                .thenComparing(Place::thing)
                .thenComparing(Place::why);
    }

    private static final class Found {
        private int pages;
        private String page = "";
    }

    /** What is wanted of the pages of a storefront. */
    private final class Shop {
        private final StorefrontPlan storefront;
        private final Ruleset rules;
        private final Map<String, String> links = new HashMap<>();
        private final Wanted wanted;
        private final Map<String, List<MarketRules.Claim>> claims = new HashMap<>();

        private Shop(StorefrontPlan storefront, Ruleset rules) {
            this.storefront = storefront;
            this.rules = rules;
            Storefront itself = storefront.storefront();
            Language language = itself.language().language();
            Set<String> facts = new LinkedHashSet<>();
            Set<String> addresses = new LinkedHashSet<>();
            Map<String, List<String>> phrases = new LinkedHashMap<>();
            boolean[] requests = {false};
            Set<String> targets = new LinkedHashSet<>();
            for (Held held : rules.rules) {
                Conditions.leaves(held.rule(), leaf -> {
                    if (leaf instanceof RuleCondition.Fact fact) {
                        facts.add(fact.name());
                        fact.near().ifPresent(facts::add);
                        if (fact.eachOffer()) {
                            facts.add("price");
                        }
                    } else if (leaf instanceof RuleCondition.PriorPrice) {
                        facts.addAll(List.of("price", "prior-price"));
                    } else if (leaf instanceof RuleCondition.Address address) {
                        address.parts().forEach(part -> addresses.add(part.toLowerCase(Locale.ROOT)));
                    } else if (leaf instanceof RuleCondition.Phrases said) {
                        List<String> words = Conditions.phrases(held.pack(), said.list(), language);
                        if (!words.isEmpty()) {
                            register(Conditions.key(held.pack(), said.list()), words, language, phrases);
                        }
                    } else if (leaf instanceof RuleCondition.Link link) {
                        targets.add(link.to());
                    } else if (leaf instanceof RuleCondition.ForeignRequest) {
                        requests[0] = true;
                    }
                });
            }
            targets.forEach(target -> address(target).ifPresent(address -> links.put(target, address)));
            this.wanted = new Wanted(
                    List.copyOf(facts),
                    links,
                    phrases.isEmpty() ? Optional.empty() : Optional.of(new Phrases(phrases)),
                    List.copyOf(addresses),
                    requests[0],
                    site.settings().baseUrl().toLowerCase(Locale.ROOT),
                    language.primary());
        }

        /** Parts what is claimed with a specification from the words of a list. */
        private void register(String key, List<String> words, Language language, Map<String, List<String>> phrases) {
            List<MarketRules.Claim> own = settings.claims().stream()
                    .filter(claim -> claim.language().equals(language)
                            || claim.language().tag().equals(language.primary()))
                    .filter(claim -> words.stream().anyMatch(claim.phrase()::equalsIgnoreCase))
                    .toList();
            phrases.put(
                    key,
                    words.stream()
                            .filter(word -> own.stream()
                                    .noneMatch(claim -> claim.phrase().equalsIgnoreCase(word)))
                            .toList());
            for (int i = 0; i < own.size(); i++) {
                phrases.put(Judge.Seen.said(key, i), List.of(own.get(i).phrase()));
                phrases.put(Judge.Seen.specified(key, i), List.of(own.get(i).specification()));
            }
            claims.put(key, own);
        }

        /** Where links lead that are called {@code target}. */
        private Optional<String> address(String target) {
            if (target.equals("market.withdrawalUrl")) {
                return rules.market.returns().withdrawalUrl();
            }
            return site.pages().values().stream()
                    .filter(page -> kind(page).equals(target))
                    .flatMap(page -> storefront.find(RouteKind.PAGE, page.id()).stream())
                    .map(placed -> placed.url().encoded())
                    .findFirst();
        }
    }

    private static String kind(Page page) {
        return page.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Begins to read some pages. */
    public Reading reading() {
        return new Reading();
    }

    /** Some pages while they are read, one after the other; for one thread. */
    public final class Reading {
        private final Map<Integer, PageFacts> facts = new HashMap<>();
        private final List<Judged> judged = new ArrayList<>();
        private Optional<PageFacts> page = Optional.empty();

        private Reading() {}

        /** Begins the page of {@code route}. */
        public void begin(Route route) {
            int index = route.storefront().index();
            page = shops.get(index)
                    .filter(shop -> !shop.rules.rules.isEmpty())
                    .map(shop -> facts.computeIfAbsent(index, k -> new PageFacts(shop.wanted)));
            page.ifPresent(PageFacts::begin);
        }

        /** Whether anything is asked of the page. */
        public boolean listens() {
            return page.isPresent();
        }

        /** Takes the beginning of a tag, which stands at {@code at}; its name is between {@code name} and {@code end}. */
        public void tagBegin(byte[] html, int at, int name, int end) {
            page.orElseThrow().tagBegin(html, at, name, end);
        }

        /** Takes an attribute, whose {@code =} stands at {@code equals} and its value between {@code start} and {@code end}. */
        public void attribute(byte[] html, int equals, int start, int end) {
            page.orElseThrow().attribute(html, equals, start, end);
        }

        /** Takes the end of a tag. */
        public void tagEnd(byte[] html, int end) {
            page.orElseThrow().tagEnd(html, end);
        }

        /**
         * Judges the page once it was read.
         *
         * @param route the page
         * @param product what it is about, where it is a product
         * @param pricesSame whether all its prices are the catalogue's
         */
        public void end(Route route, Optional<Product> product, byte[] html, int length, boolean pricesSame) {
            if (page.isEmpty()) {
                return;
            }
            page.get().end(html, length);
            Shop shop = shops.get(route.storefront().index()).orElseThrow();
            judged.add(judge(shop, route, product, page.get(), pricesSame));
        }

        /** What was judged so far. */
        public List<Judged> judged() {
            return List.copyOf(judged);
        }
    }

    private Judged judge(Shop shop, Route route, Optional<Product> product, PageFacts facts, boolean pricesSame) {
        Storefront storefront = route.storefront();
        boolean own =
                shop.storefront.find(route.kind(), route.id()).map(Placed::own).orElse(true);
        Fields fields = new Fields(
                site,
                storefront.market(),
                storefront.language().language(),
                Optional.of(own),
                product,
                Optional.empty());
        Judge.Seen seen = new Judge.Seen(facts, pricesSame, shop.links, origins, shop.claims);
        String kind = route.kind() == RouteKind.PAGE
                ? Optional.ofNullable(site.pages().get(route.id()))
                        .map(MarketRuleCheck::kind)
                        .orElse("page")
                : route.kind().id();
        Location source = source(route, product);
        StringBuilder answers = new StringBuilder(shop.rules.rules.size());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < shop.rules.rules.size(); i++) {
            Held held = shop.rules.rules.get(i);
            if (!asked(held.rule(), route.kind(), kind)) {
                answers.append(NOT_ASKED);
            } else {
                Judge judge = new Judge(held.pack(), fields, Optional.of(seen));
                answers.append(answer(held.rule(), judge, i, source, findings));
            }
        }
        return new Judged(
                storefront.market().id(), route.url().output().path(), route.thing(), answers.toString(), findings);
    }

    /** The file that says what the page is about. */
    private Location source(Route route, Optional<Product> product) {
        return switch (route.kind()) {
            case PRODUCT -> product.map(Product::location).orElse(Location.NONE);
            case PAGE ->
                Optional.ofNullable(site.pages().get(route.id()))
                        .map(Page::location)
                        .orElse(Location.NONE);
            case ARTICLE ->
                Optional.ofNullable(site.articles().get(route.id()))
                        .map(Article::location)
                        .orElse(Location.NONE);
            default -> Location.of(route.url().output().path());
        };
    }

    private static boolean asked(MarketRule rule, RouteKind route, String kind) {
        if (rule.scope() == MarketRule.Scope.PRODUCT) {
            return route == RouteKind.PRODUCT;
        }
        if (rule.scope() == MarketRule.Scope.SITE || route == RouteKind.NOT_FOUND || route == RouteKind.OFFLINE) {
            return false;
        }
        return rule.pages().isEmpty()
                || rule.pages().contains(kind)
                || route == RouteKind.PAGE && rule.pages().contains(RouteKind.PAGE.id());
    }

    private char answer(MarketRule rule, Judge judge, int number, Location source, List<Finding> findings) {
        if (settings.audience() == MarketRules.Audience.B2B && !rule.business()) {
            return NOT_FOR_BUSINESS;
        }
        if (rule.when().isPresent()) {
            Answer applies = judge.ask(rule.when().get());
            if (applies.truth() == Answer.Truth.NO) {
                return (char) (FIRST_CONDITION + deciding(rule.when().get(), judge));
            }
            if (!applies.yes()) {
                return open(rule, applies, number, judge, source, findings);
            }
        }
        Answer required = rule.requires().map(judge::ask).orElse(Answer.YES);
        if (!required.yes()) {
            return open(rule, required, number, judge, source, findings);
        }
        Answer forbidden = rule.forbids().map(judge::ask).orElse(Answer.no(""));
        if (forbidden.yes()) {
            return open(
                    rule,
                    new Answer(Answer.Truth.NO, forbidden.why(), forbidden.at()),
                    number,
                    judge,
                    source,
                    findings);
        }
        return forbidden.truth() == Answer.Truth.NO ? PASS : open(rule, forbidden, number, judge, source, findings);
    }

    private static char open(
            MarketRule rule, Answer answer, int number, Judge judge, Location source, List<Finding> findings) {
        // What is missing is written where it would be.
        Location at = rule.at()
                .filter(field ->
                        answer.truth() != Answer.Truth.MISSING || answer.at().equals(Location.NONE))
                .map(field -> judge.fields().of(field).at())
                .filter(place -> !place.equals(Location.NONE))
                .orElse(answer.orAt(source).at());
        findings.add(new Finding(number, answer.why(), at));
        return switch (answer.truth()) {
            case MISSING -> MISSING;
            case PERSON -> PERSON;
            default -> FAIL;
        };
    }

    /** The number of the condition that decided that {@code when} does not hold. */
    private static int deciding(RuleCondition when, Judge judge) {
        RuleCondition at = when;
        while (true) {
            List<RuleCondition> parts = at instanceof RuleCondition.All all
                    ? all.of()
                    : at instanceof RuleCondition.AnyOf any
                            ? any.of()
                            : at instanceof RuleCondition.Not not ? List.of(not.of()) : List.of();
            if (parts.isEmpty()) {
                break;
            }
            RuleCondition next = parts.get(0);
            if (at instanceof RuleCondition.All) {
                for (RuleCondition part : parts) {
                    if (judge.ask(part).truth() == Answer.Truth.NO) {
                        next = part;
                        break;
                    }
                }
            }
            at = next;
        }
        List<RuleCondition> leaves = new ArrayList<>();
        Conditions.leaves(when, leaves::add);
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i) == at) {
                return i;
            }
        }
        return 0;
    }

    /** Takes note of what the rules came to on a page. */
    public void take(Judged page) {
        Ruleset rules = byMarket.get(page.market());
        if (rules == null) {
            return;
        }
        synchronized (rules) {
            int finding = 0;
            for (int i = 0; i < page.answers().length() && i < rules.rules.size(); i++) {
                char answer = page.answers().charAt(i);
                if (answer == NOT_ASKED) {
                    continue;
                }
                Optional<Finding> found = Optional.empty();
                if (finding < page.findings().size()
                        && page.findings().get(finding).rule() == i) {
                    found = Optional.of(page.findings().get(finding++));
                }
                take(rules, i, answer, found, page.thing(), page.page());
            }
        }
    }

    private void take(Ruleset rules, int number, char answer, Optional<Finding> found, String thing, String page) {
        MarketRule rule = rules.rules.get(number).rule();
        Tally tally = rules.tallies.get(number);
        boolean upcoming = rule.since().filter(day::isBefore).isPresent();
        if (rule.until().filter(end -> !day.isBefore(end)).isPresent()) {
            tally.notes.add("it ended on " + rule.until().get());
            tally.count(RuleStatus.NOT_APPLICABLE);
        } else if (answer == NOT_FOR_BUSINESS) {
            tally.notes.add("'audience' is b2b");
            tally.count(RuleStatus.NOT_APPLICABLE);
        } else if (answer >= FIRST_CONDITION && answer != PERSON) {
            tally.deciding.add(answer - FIRST_CONDITION);
            tally.count(RuleStatus.NOT_APPLICABLE);
        } else if (answer == FAIL && during(rules.market, rule).isPresent()) {
            tally.notes.add("allowed until " + during(rules.market, rule).get().to());
            tally.count(RuleStatus.PASS);
        } else if (answer == PASS) {
            tally.count(upcoming ? RuleStatus.UPCOMING : passed(rules.market, rule, tally));
        } else {
            RuleStatus status = answer == MISSING
                    ? RuleStatus.MISSING_DATA
                    : answer == PERSON ? RuleStatus.MANUAL : RuleStatus.FAIL;
            Optional<MarketRules.Override> override = override(rules.market, rule, thing);
            Severity severity = override.flatMap(MarketRules.Override::level).orElse(rule.severityOn(day));
            if (upcoming) {
                status = RuleStatus.UPCOMING;
            } else if (override.isPresent() && override.get().level().isEmpty()) {
                tally.notes.add(said(override.get()));
                status = RuleStatus.OVERRIDDEN;
            }
            tally.count(status);
            if (status != RuleStatus.OVERRIDDEN) {
                String why = found.map(Finding::why).orElse("");
                Location at = found.map(Finding::at).orElse(Location.NONE);
                // What the market or the shop lacks is not told of every page.
                boolean shared = at.equals(site.settings().company().location())
                        || at.line() == 0
                                && (at.path().equals("pages")
                                        || at.path().equals("site.json")
                                        || at.path().startsWith("markets/"));
                evidence(tally, new Place(status, severity, at, shared ? "" : thing, why), page);
            }
        }
    }

    private static void evidence(Tally tally, Place place, String page) {
        Found one = tally.evidence.get(place);
        if (one == null) {
            tally.places++;
            if (tally.evidence.size() == EVIDENCE && Place.ORDER.compare(tally.evidence.lastKey(), place) < 0) {
                return;
            }
            one = new Found();
            tally.evidence.put(place, one);
            if (tally.evidence.size() > EVIDENCE) {
                tally.evidence.pollLastEntry();
            }
        }
        one.pages++;
        if (one.page.isEmpty() || page.compareTo(one.page) < 0) {
            one.page = page;
        }
    }

    /** The span of days around today in which the rule may be broken. */
    private Optional<Market.Span> during(Market market, MarketRule rule) {
        return rule.exceptDuring().isEmpty()
                ? Optional.empty()
                : market.saleWindows().stream().filter(span -> span.has(day)).findFirst();
    }

    private RuleStatus passed(Market market, MarketRule rule, Tally tally) {
        if (rule.attest().isEmpty()) {
            return RuleStatus.PASS;
        }
        Optional<MarketRules.Attestation> confirmed = attestation(market, rule);
        confirmed.ifPresent(found -> tally.notes.add("confirmed by " + found.by() + " on " + found.on()
                + until(rule, found).map(end -> ", until " + end).orElse("")));
        if (confirmed.isEmpty()) {
            tally.notes.add(rule.attest().get().question());
        }
        return confirmed.isPresent() ? RuleStatus.ATTESTED : RuleStatus.MANUAL;
    }

    private Optional<MarketRules.Attestation> attestation(Market market, MarketRule rule) {
        return settings.attestations().stream()
                .filter(one -> one.rule().equals(rule.id()))
                .filter(one -> one.market().map(market.id()::equals).orElse(true))
                .filter(one -> !one.on().isAfter(day))
                .filter(one -> until(rule, one).map(end -> !end.isBefore(day)).orElse(true))
                .max(Comparator.comparing(MarketRules.Attestation::on));
    }

    /** The last day on which {@code attestation} counts. */
    private static Optional<LocalDate> until(MarketRule rule, MarketRules.Attestation attestation) {
        return attestation
                .until()
                .or(() -> rule.attest()
                        .flatMap(asked -> asked.validDays().isPresent()
                                ? Optional.of(attestation
                                        .on()
                                        .plusDays(asked.validDays().getAsInt()))
                                : Optional.empty()));
    }

    private Optional<MarketRules.Override> override(Market market, MarketRule rule, String thing) {
        return settings.overrides().stream()
                .filter(one -> one.rule().equals(rule.id()))
                .filter(one -> one.market().map(market.id()::equals).orElse(true))
                .filter(one -> one.thing().map(thing::equals).orElse(true))
                .filter(one -> one.until().map(end -> !end.isBefore(day)).orElse(true))
                .findFirst();
    }

    private static String said(MarketRules.Override override) {
        return override.reason() + " (" + override.by()
                + override.until().map(end -> ", until " + end).orElse("") + ")";
    }

    /**
     * Where every rule stands in every market.
     *
     * @param diagnostics where what is open is reported; empty when nobody wants that
     */
    public List<RuleStanding> finish(Optional<Diagnostics> diagnostics) {
        List<RuleStanding> standings = new ArrayList<>();
        for (Ruleset rules : byMarket.values()) {
            site(rules);
            for (int i = 0; i < rules.rules.size(); i++) {
                RuleStanding standing = standing(rules, i);
                standings.add(standing);
                int more = rules.tallies.get(i).places - standing.evidence().size();
                diagnostics.ifPresent(found -> report(standing, rules, more, found));
            }
        }
        diagnostics.ifPresent(this::reportExpired);
        return standings;
    }

    /** Asks what no page is asked. */
    private void site(Ruleset rules) {
        Fields fields = new Fields(
                site,
                rules.market,
                rules.market.defaultLanguage(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(day));
        for (int i = 0; i < rules.rules.size(); i++) {
            Held held = rules.rules.get(i);
            if (held.rule().scope() == MarketRule.Scope.SITE) {
                List<Finding> findings = new ArrayList<>();
                Judge judge = new Judge(held.pack(), fields, Optional.empty());
                char answer = answer(held.rule(), judge, i, Location.of("site.json"), findings);
                take(rules, i, answer, findings.stream().findFirst(), "", "");
            } else {
                missingPages(rules, i);
            }
        }
    }

    /** A rule about a kind of page that a storefront has none of has nothing to ask, and so does not hold. */
    private void missingPages(Ruleset rules, int number) {
        MarketRule rule = rules.rules.get(number).rule();
        Set<String> content = Set.of(
                "imprint",
                "terms",
                "privacy",
                "withdrawal",
                "shipping",
                "accessibility",
                "guarantee",
                "disposal",
                "reviews");
        // A rule about several kinds does not ask for all of them to be there.
        if (rule.pages().size() != 1
                || !content.containsAll(rule.pages())
                || settings.audience() == MarketRules.Audience.B2B && !rule.business()) {
            return;
        }
        for (Optional<Shop> shop : shops) {
            if (shop.isPresent() && shop.get().rules == rules) {
                StorefrontPlan storefront = shop.get().storefront;
                boolean there = site.pages().values().stream()
                        .filter(page -> rule.pages().contains(kind(page)))
                        .anyMatch(page ->
                                storefront.find(RouteKind.PAGE, page.id()).isPresent());
                if (!there) {
                    String why = "no page of the kind '" + String.join("' or '", rule.pages()) + "' is shown in '"
                            + storefront.storefront().id() + "'";
                    Finding finding = new Finding(number, why, Location.of("pages"));
                    take(rules, number, MISSING, Optional.of(finding), "", "");
                }
            }
        }
    }

    private RuleStanding standing(Ruleset rules, int number) {
        Held held = rules.rules.get(number);
        MarketRule rule = held.rule();
        Tally tally = rules.tallies.get(number);
        RuleStatus status = tally.counts.keySet().stream()
                .min(Comparator.naturalOrder())
                .orElse(
                        rule.since().filter(day::isBefore).isPresent()
                                ? RuleStatus.UPCOMING
                                : RuleStatus.NOT_APPLICABLE);
        List<String> notes = new ArrayList<>(tally.notes);
        if (status == RuleStatus.NOT_APPLICABLE) {
            List<RuleCondition> leaves = new ArrayList<>();
            rule.when().ifPresent(when -> Conditions.leaves(when, leaves::add));
            tally.deciding.forEach(leaf -> notes.add("decided by: " + Conditions.words(leaves.get(leaf))));
            if (tally.counts.isEmpty()) {
                notes.add("the market has no such page");
            }
        }
        Severity severity = override(rules.market, rule, "")
                .filter(one -> one.thing().isEmpty())
                .flatMap(MarketRules.Override::level)
                .orElse(rule.severityOn(day));
        return new RuleStanding(
                rule.id(),
                held.pack().id(),
                rules.market.id(),
                rules.market.countries(),
                rule.title(),
                severity,
                rule.machine().name().toLowerCase(Locale.ROOT),
                rule.confidence(),
                rule.source().instrument() + ", " + rule.source().article(),
                rule.since(),
                status,
                tally.counts,
                String.join("; ", notes),
                coming(rules.market, held),
                tally.evidence.entrySet().stream()
                        .map(entry -> new RuleStanding.Evidence(
                                entry.getKey().status(),
                                entry.getKey().thing(),
                                entry.getValue().page,
                                entry.getValue().pages,
                                entry.getKey().why(),
                                entry.getKey().at()))
                        .toList(),
                rule.fix());
    }

    /** What may let the rule stand otherwise without anybody editing anything. */
    private List<RuleStanding.Coming> coming(Market market, Held held) {
        MarketRule rule = held.rule();
        List<RuleStanding.Coming> all = new ArrayList<>();
        rule.since().ifPresent(from -> all.add(new RuleStanding.Coming(from, "the rule begins to hold")));
        rule.until().ifPresent(end -> all.add(new RuleStanding.Coming(end, "the rule holds no longer")));
        rule.transition()
                .forEach(change -> all.add(
                        new RuleStanding.Coming(change.from(), "breaking the rule is " + said(change.severity()))));
        settings.overrides().stream()
                .filter(one -> one.rule().equals(rule.id()))
                .filter(one -> one.market().map(market.id()::equals).orElse(true))
                .forEach(one -> one.until()
                        .ifPresent(end -> all.add(new RuleStanding.Coming(
                                end.plusDays(1), "the override of " + one.by() + " counts no longer"))));
        attestation(market, rule)
                .ifPresent(found -> until(rule, found)
                        .ifPresent(end -> all.add(new RuleStanding.Coming(
                                end.plusDays(1), "what " + found.by() + " confirmed counts no longer"))));
        if (rule.exceptDuring().isPresent()) {
            market.saleWindows().forEach(span -> {
                all.add(new RuleStanding.Coming(span.from(), "sales may be held"));
                all.add(new RuleStanding.Coming(span.to().plusDays(1), "sales may be held no longer"));
            });
        }
        Conditions.leaves(rule, leaf -> {
            if (leaf instanceof RuleCondition.Field field && field.name().equals("org.expired")) {
                site.settings()
                        .company()
                        .certificates()
                        .values()
                        .forEach(one -> one.validTo()
                                .ifPresent(end -> all.add(new RuleStanding.Coming(
                                        end.plusDays(1), "'" + one.name() + "' is valid no longer"))));
                settings.claims()
                        .forEach(one -> one.until()
                                .ifPresent(end -> all.add(new RuleStanding.Coming(
                                        end.plusDays(1), "'" + one.phrase() + "' may be said no longer"))));
            }
        });
        all.add(new RuleStanding.Coming(
                held.pack().reviewDue(), "the pack " + held.pack().id() + " is to be compared with its sources again"));
        return all.stream()
                .filter(one -> one.day().isAfter(day))
                .distinct()
                .sorted(Comparator.comparing(RuleStanding.Coming::day).thenComparing(RuleStanding.Coming::what))
                .toList();
    }

    private static String said(Severity severity) {
        return switch (severity) {
            case ERROR -> "an error";
            case WARNING -> "a warning";
            case INFO -> "told only";
        };
    }

    private void report(RuleStanding standing, Ruleset rules, int more, Diagnostics diagnostics) {
        MarketRule rule = rules.rules.stream()
                .map(Held::rule)
                .filter(one -> one.id().equals(standing.rule()))
                .findFirst()
                .orElseThrow();
        int left = more;
        for (RuleStanding.Evidence evidence : standing.evidence()) {
            if (evidence.status() == RuleStatus.UPCOMING) {
                continue;
            }
            String others = left > 0 ? " (and in " + left + " more places)" : "";
            left = 0;
            boolean missing = evidence.status() == RuleStatus.MISSING_DATA;
            String thing = evidence.thing().isEmpty() ? "" : evidence.thing() + ": ";
            String message = standing.rule() + " (" + standing.market() + "): " + thing
                    + (missing ? "" : rule.message() + ": ") + evidence.why() + others;
            Severity severity = override(rules.market, rule, evidence.thing())
                    .flatMap(MarketRules.Override::level)
                    .orElse(rule.severityOn(day));
            if (evidence.status() == RuleStatus.MANUAL) {
                severity = Severity.INFO;
            } else if (missing && severity == Severity.ERROR) {
                severity = Severity.WARNING;
            }
            Rule kind = evidence.status() == RuleStatus.FAIL
                    ? Rule.MARKET_RULE
                    : missing ? Rule.MARKET_MISSING_DATA : Rule.MARKET_MANUAL;
            diagnostics.report(
                    new Diagnostic(kind, severity, evidence.at(), message, rule.fix(), List.of(), standing.rule()));
        }
        if (standing.counts().containsKey(RuleStatus.MANUAL) && rule.attest().isPresent()) {
            diagnostics.report(new Diagnostic(
                    Rule.MARKET_MANUAL,
                    Severity.INFO,
                    settings.location(),
                    standing.rule() + " (" + standing.market() + "): a person must confirm: "
                            + rule.attest().get().question(),
                    "add it to \"attestations\" of \"marketRules\", with your name and the day",
                    List.of(),
                    standing.rule()));
        }
    }

    /** What counted until some day, and has not been looked at since. */
    private void reportExpired(Diagnostics diagnostics) {
        for (MarketRules.Override override : settings.overrides()) {
            override.until()
                    .filter(end -> end.isBefore(day))
                    .ifPresent(end -> expired(diagnostics, override.rule(), "override", end, override.location()));
        }
        Map<String, MarketRule> rules = new HashMap<>();
        settings.packs().forEach(pack -> pack.rules().forEach(rule -> rules.putIfAbsent(rule.id(), rule)));
        for (MarketRules.Attestation attestation : settings.attestations()) {
            Optional.ofNullable(rules.get(attestation.rule()))
                    .flatMap(rule -> until(rule, attestation))
                    .filter(end -> end.isBefore(day))
                    .ifPresent(end ->
                            expired(diagnostics, attestation.rule(), "attestation", end, attestation.location()));
        }
    }

    private static void expired(Diagnostics diagnostics, String rule, String what, LocalDate end, Location at) {
        diagnostics.report(new Diagnostic(
                Rule.MARKET_EXPIRED,
                Rule.MARKET_EXPIRED.severity(),
                at,
                rule + ": the " + what + " counted until " + end,
                what.equals("override")
                        ? "mend what the rule finds and take the override out, or state a new reason and day"
                        : "look again, and state the day; or take it out",
                List.of(),
                rule));
    }
}
