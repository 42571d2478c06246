package dev.vitrine.load;

import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.model.Language;
import dev.vitrine.model.MarketRule;
import dev.vitrine.model.MarketRules;
import dev.vitrine.model.RulePack;
import dev.vitrine.model.SiteSettings;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code site.json} says of market rules, and the rules. */
final class MarketRulesReader {

    private static final String FIELD = "marketRules";
    private static final Shape DATE =
            matching("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "a date such as 2026-03-01");
    /** Kinds of goods that rules ask for. */
    static final String[] GOODS = {
        "electrical",
        "battery",
        "button-cell",
        "energy-label",
        "charging-label",
        "textile",
        "toy",
        "furniture-toppling",
        "repairability-index",
        "durability-index",
        "spare-parts",
        "take-back",
        "supplement",
        "safety-mark"
    };

    private static final Shape RULE_ID = matching(RulePackReader.RULE_PATTERN, "the id of a rule such as EU-GPSR-RP");
    private static final Shape MARKET = matching(Shapes.ID_PATTERN, "the id of a market");

    static final Shape.Obj SHAPE = object(FIELD, "Holds the site against the rules of its markets.")
            .optional("audience", word("b2c", "b2b", "mixed"), "who buys here; default: b2c")
            .optional("packs", list(text()), "the site's own packs: files such as \"rules/house.json\"")
            .optional(
                    "overrides",
                    list(object("override", "A rule that matters otherwise here.")
                            .required("rule", RULE_ID, "the rule")
                            .optional("market", MARKET, "in which market; default: in all")
                            .optional(
                                    "thing",
                                    matching(
                                            "(product|category|collection|page|article):" + Shapes.ID_PATTERN,
                                            "a thing such as \"product:lamp\""),
                                    "of which thing only; default: of all")
                            .required("set", word("error", "warning", "info", "off"), "how much it matters")
                            .required("reason", text(), "why")
                            .required("by", text(), "who says so")
                            .optional("until", DATE, "the last day; must be there where an error is off")
                            .build()),
                    "rules that matter otherwise here")
            .optional(
                    "attestations",
                    list(object("attestation", "What a person has confirmed.")
                            .required("rule", RULE_ID, "the rule that asks for it")
                            .optional("market", MARKET, "for which market; default: for all")
                            .required("by", text(), "who confirms it")
                            .required("on", DATE, "when")
                            .optional("until", DATE, "the last day it counts; default: what the rule says")
                            .optional("note", text(), "how it was looked at")
                            .build()),
                    "what people have confirmed")
            .optional(
                    "origins",
                    list(object("origin", "A server that pages may ask before anybody consents.")
                            .required(
                                    "origin",
                                    matching(
                                            "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?",
                                            "an origin such as https://cdn.example"),
                                    "the server")
                            .required("purpose", text(), "why pages cannot do without it")
                            .build()),
                    "servers that pages may ask before anybody consents")
            .optional(
                    "goods",
                    new Shape.MapOf(
                            String.join("|", GOODS),
                            "a kind of goods: " + String.join(", ", GOODS),
                            list(matching(Shapes.ID_PATTERN, "the id of a category"))),
                    "kind of goods to the categories that hold such; {} when there are none")
            .optional(
                    "claims",
                    list(object("claim", "Words that may be said, since the page says what exactly is meant.")
                            .required("phrase", text(), "the words, as the list of the pack has them")
                            .required(
                                    "language",
                                    matching(Shapes.LANGUAGE_PATTERN, "a language tag such as \"en\""),
                                    "in which language")
                            .required("specification", text(), "the sentence that stands on the same page")
                            .optional("certificate", MARKET, "id of the company's certificate that proves it")
                            .optional("until", DATE, "the last day it may be said")
                            .build()),
                    "what may be said, since it is specified or proved")
            .build();

    private final SourceFiles files;
    private final Diagnostics diagnostics;

    MarketRulesReader(SourceFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /**
     * What the site says; {@link MarketRules#NONE} where it asks for nothing.
     *
     * @param categories ids of the catalogue's categories
     * @param date the day the site is built for
     * @param asked whether somebody else asks for rules
     */
    MarketRules read(
            Optional<JsonValue.Obj> site, SiteSettings settings, Set<String> categories, LocalDate date, boolean asked)
            throws IOException {
        Optional<JsonValue.Obj> stated = site.flatMap(obj -> obj.object(FIELD));
        if (stated.isEmpty() && !asked) {
            return MarketRules.NONE;
        }
        JsonValue.Obj obj = stated.orElseGet(() -> new JsonValue.Obj(Map.of(), Location.of("site.json")));
        RulePackReader reader = new RulePackReader(diagnostics);
        List<RulePack> packs = new ArrayList<>(reader.shipped());
        for (JsonValue value : obj.list("packs")) {
            String name = value.asText().orElse("");
            Optional<String> path = files.resolve("", name, value.at(), diagnostics);
            if (path.isPresent() && !files.isFile(path.get())) {
                diagnostics.report(
                        Rule.FILE_MISSING,
                        value.at(),
                        "there is no file '" + ShapeCheck.shorten(name) + "'",
                        "create the pack, or take it out of \"packs\"");
            } else if (path.isPresent() && files.inside(path.get(), diagnostics)) {
                files.text(path.get(), diagnostics)
                        .flatMap(text -> reader.pack(text, path.get()))
                        .ifPresent(packs::add);
            }
        }
        Map<String, MarketRule> rules = rules(packs);
        return new MarketRules(
                stated.isPresent(),
                MarketRules.Audience.valueOf(obj.text("audience")
                        .filter(List.of("b2c", "b2b", "mixed")::contains)
                        .orElse("b2c")
                        .toUpperCase(Locale.ROOT)),
                packs,
                overrides(obj, rules, settings),
                attestations(obj, rules, settings),
                origins(obj),
                goods(obj, categories),
                claims(obj, settings),
                PriceHistoryFile.read(files, date, diagnostics),
                obj.at());
    }

    private Optional<Map<String, List<String>>> goods(JsonValue.Obj obj, Set<String> categories) {
        return obj.object("goods").map(kinds -> {
            Map<String, List<String>> goods = new HashMap<>();
            kinds.fields().keySet().forEach(kind -> {
                List<String> known = new ArrayList<>();
                for (JsonValue value : kinds.list(kind)) {
                    String id = value.asText().orElse("");
                    if (categories.contains(id)) {
                        known.add(id);
                    } else {
                        diagnostics.report(
                                Rule.JSON_INVALID_VALUE,
                                value.at(),
                                "there is no category '" + ShapeCheck.shorten(id) + "'",
                                Closest.to(id, categories)
                                        .map(near -> "did you mean \"" + near + "\"?")
                                        .orElse("correct it, or take it out"));
                    }
                }
                goods.put(kind, List.copyOf(known));
            });
            return goods;
        });
    }

    private List<MarketRules.Claim> claims(JsonValue.Obj obj, SiteSettings settings) {
        List<MarketRules.Claim> claims = new ArrayList<>();
        Set<String> certificates = settings.company().certificates().keySet();
        for (JsonValue value : obj.list("claims")) {
            if (!(value instanceof JsonValue.Obj one)) {
                continue;
            }
            Optional<Language> language = one.text("language").flatMap(Language::parse);
            Optional<String> certificate = one.text("certificate");
            if (certificate.filter(id -> !certificates.contains(id)).isPresent()) {
                unknown(
                        one,
                        "certificate",
                        "there is no certificate '" + ShapeCheck.shorten(certificate.get()) + "'",
                        Closest.to(certificate.get(), certificates));
            } else if (language.isPresent()
                    && one.text("phrase").isPresent()
                    && one.text("specification").isPresent()) {
                claims.add(new MarketRules.Claim(
                        one.text("phrase").orElse(""),
                        language.get(),
                        one.text("specification").orElse(""),
                        certificate,
                        ProductReader.date(one, "until", diagnostics),
                        one.at()));
            }
        }
        return claims;
    }

    private static List<MarketRules.Origin> origins(JsonValue.Obj obj) {
        List<MarketRules.Origin> origins = new ArrayList<>();
        obj.list("origins").forEach(value -> {
            if (value instanceof JsonValue.Obj one && one.text("origin").isPresent()) {
                origins.add(new MarketRules.Origin(
                        one.text("origin").orElse("").toLowerCase(Locale.ROOT),
                        one.text("purpose").orElse("")));
            }
        });
        return origins;
    }

    /** Rules by id; a second one of the same id is reported. */
    private Map<String, MarketRule> rules(List<RulePack> packs) {
        Map<String, MarketRule> rules = new HashMap<>();
        Set<String> reported = new HashSet<>();
        packs.forEach(pack -> pack.rules().forEach(rule -> {
            MarketRule before = rules.putIfAbsent(rule.id(), rule);
            if (before != null && reported.add(rule.id())) {
                diagnostics.report(
                        Rule.CATALOG_DUPLICATE_ID,
                        rule.location(),
                        "there is another rule '" + rule.id() + "'",
                        "give it an id of its own; to change a rule that comes with Vitrine, use \"overrides\"",
                        before.location());
            }
        }));
        return rules;
    }

    private List<MarketRules.Override> overrides(
            JsonValue.Obj obj, Map<String, MarketRule> rules, SiteSettings settings) {
        List<MarketRules.Override> overrides = new ArrayList<>();
        for (JsonValue value : obj.list("overrides")) {
            if (!(value instanceof JsonValue.Obj one) || !known(one, rules, settings)) {
                continue;
            }
            Optional<LocalDate> until = ProductReader.date(one, "until", diagnostics);
            Optional<Severity> level =
                    one.text("set").filter(word -> !word.equals("off")).map(RulePackReader::severity);
            MarketRule rule = rules.get(one.text("rule").orElse(""));
            if (level.isEmpty() && until.isEmpty() && rule != null && rule.severity() == Severity.ERROR) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        one.at(),
                        "the rule '" + rule.id() + "' is an error and is off for ever",
                        "add \"until\": the day on which somebody looks at it again");
                continue;
            }
            overrides.add(new MarketRules.Override(
                    one.text("rule").orElse(""),
                    one.text("market"),
                    one.text("thing"),
                    level,
                    one.text("reason").orElse(""),
                    one.text("by").orElse(""),
                    until,
                    one.at()));
        }
        return overrides;
    }

    private List<MarketRules.Attestation> attestations(
            JsonValue.Obj obj, Map<String, MarketRule> rules, SiteSettings settings) {
        List<MarketRules.Attestation> attestations = new ArrayList<>();
        for (JsonValue value : obj.list("attestations")) {
            if (!(value instanceof JsonValue.Obj one) || !known(one, rules, settings)) {
                continue;
            }
            MarketRule rule = rules.get(one.text("rule").orElse(""));
            if (rule != null && rule.attest().isEmpty()) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        one.at(),
                        "the rule '" + rule.id() + "' asks for no attestation",
                        "take it out; what a program finds is mended, or overridden with a reason");
                continue;
            }
            Optional<LocalDate> on = ProductReader.date(one, "on", diagnostics);
            on.ifPresent(day -> attestations.add(new MarketRules.Attestation(
                    one.text("rule").orElse(""),
                    one.text("market"),
                    one.text("by").orElse(""),
                    day,
                    ProductReader.date(one, "until", diagnostics),
                    one.text("note"),
                    one.at())));
        }
        return attestations;
    }

    /** Whether there are the rule and the market that {@code one} names; what is not there is reported. */
    private boolean known(JsonValue.Obj one, Map<String, MarketRule> rules, SiteSettings settings) {
        String id = one.text("rule").orElse("");
        if (!rules.containsKey(id)) {
            unknown(one, "rule", "there is no rule '" + ShapeCheck.shorten(id) + "'", Closest.to(id, rules.keySet()));
            return false;
        }
        Optional<String> market = one.text("market");
        Set<String> markets = new LinkedHashSet<>(settings.markets().keySet());
        if (market.isPresent() && !markets.contains(market.get())) {
            unknown(
                    one,
                    "market",
                    "there is no market '" + ShapeCheck.shorten(market.get()) + "'",
                    Closest.to(market.get(), markets));
            return false;
        }
        return true;
    }

    private void unknown(JsonValue.Obj one, String field, String message, Optional<String> near) {
        diagnostics.report(
                Rule.JSON_INVALID_VALUE,
                one.get(field).map(JsonValue::at).orElse(one.at()),
                message,
                near.map(found -> "did you mean \"" + found + "\"?").orElse("correct it, or take it out"));
    }
}
