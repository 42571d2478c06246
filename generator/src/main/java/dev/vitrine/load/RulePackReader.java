package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.someOf;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.whole;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.model.MarketRule;
import dev.vitrine.model.NumberForm;
import dev.vitrine.model.RuleCondition;
import dev.vitrine.model.RulePack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads packs of market rules: those that come with Vitrine and a site's own. */
final class RulePackReader {

    /** The packs that come with Vitrine, in the order they are shown. */
    static final List<String> SHIPPED = List.of(
            "gl", "eu", "de", "fr", "it", "es", "uk", "us", "ca", "au", "jp", "kr", "cn", "sg", "ae", "sa", "br");

    private static final String RESOURCES = "/dev/vitrine/rules/";

    private static final Shape DATE =
            matching("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "a date such as 2026-03-01");
    private static final Shape FLAG = new Shape.Flag();
    private static final Shape LEVEL = word("error", "warning", "info");
    private static final String LIST_PATTERN = "[a-z][a-z0-9-]*";
    private static final Shape LIST_NAME = matching(LIST_PATTERN, "the name of a list such as \"green-words\"");
    static final String RULE_PATTERN = "[A-Z][A-Z0-9]*(-[A-Z0-9]+)+";
    private static final Shape FACT = matching("[a-z][A-Za-z0-9.-]*", "the name of a fact such as \"manufacturer\"");

    /** Kinds of pages that rules can name. */
    static final List<String> PAGE_KINDS = List.of(
            "home",
            "category",
            "collection",
            "product",
            "page",
            "article",
            "journal",
            "cart",
            "inquiry",
            "imprint",
            "terms",
            "privacy",
            "withdrawal",
            "shipping",
            "accessibility",
            "guarantee",
            "disposal",
            "reviews");

    /** Where a link can lead: to a kind of page, or to the address in a field. */
    private static final List<String> LINK_TARGETS = List.of(
            "imprint",
            "terms",
            "privacy",
            "withdrawal",
            "shipping",
            "accessibility",
            "guarantee",
            "disposal",
            "reviews",
            "market.withdrawalUrl");

    private static Shape condition() {
        return new Shape.Later(() -> CONDITION);
    }

    private static final Shape FORM =
            word(Stream.of(NumberForm.values()).map(NumberForm::id).toArray(String[]::new));

    private static final Shape FIELD = word(RuleField.NAMES.stream().sorted().toArray(String[]::new));

    static final Shape.Obj CONDITION = object(
                    "condition",
                    "What is asked; exactly one of all, any, not, field, fact, link, phrases, address, requests and prices.")
            .optional("all", someOf(condition()), "conditions that must all hold")
            .optional("any", someOf(condition()), "conditions of which one must hold")
            .optional("not", condition(), "a condition that must not hold")
            .optional("field", FIELD, "a field of the data, together with exists, in, atLeast or form")
            .optional("exists", FLAG, "true: the field is stated, be it as none; false: it is not")
            .optional("in", someOf(text()), "the texts of which the field is one")
            .optional("atLeast", new Shape.Number(-1e15, 1e15, false), "the least number the field is")
            .optional("form", FORM, "the form of number the field has, check digits included")
            .optional("fact", FACT, "a fact that the page shows in a visible element with data-fact")
            .optional("shows", FIELD, "the field whose every part the text of the fact has")
            .optional("near", FACT, "another fact that stands in the same data-offer")
            .optional("eachOffer", FLAG, "true: every data-offer with a price has the fact")
            .optional("contains", LIST_NAME, "the list of which the text of the fact has a phrase")
            .optional("ownLanguage", FLAG, "true: no text of the fact is in another language than the page")
            .optional(
                    "link",
                    word(LINK_TARGETS.toArray(String[]::new)),
                    "a kind of page that the page links to, or a field with an address")
            .optional("label", LIST_NAME, "the list of which the text of the link has a phrase")
            .optional("phrases", LIST_NAME, "a list of which the page says a phrase")
            .optional("address", someOf(text()), "parts of addresses of which the page links to one")
            .optional(
                    "requests",
                    word("foreign"),
                    "foreign: the page loads from servers the site does not call essential")
            .optional(
                    "prices",
                    word("same", "prior", "was-asked"),
                    "same: every price of the page is the catalogue's; prior: reductions are from the lowest price of the 30 days before, which is shown; was-asked: they are from a price of these days")
            .build();

    private static final List<String> PRIMITIVES =
            List.of("all", "any", "not", "field", "fact", "link", "phrases", "address", "requests", "prices");

    /** Primitive to the fields that say more of it. */
    private static final Map<String, List<String>> MORE = Map.of(
            "field", List.of("exists", "in", "atLeast", "form"),
            "fact", List.of("shows", "near", "eachOffer", "contains", "ownLanguage"),
            "link", List.of("label"));

    private static final Shape.Obj RULE = object("market rule", "A dated rule with its source.")
            .required("id", matching(RULE_PATTERN, "an id such as EU-GPSR-RP"), "stable, never used again")
            .required("title", text(), "what it is about")
            .required("severity", LEVEL, "how much breaking it matters")
            .required("machine", word("yes", "part", "no"), "how much of it a program can see")
            .required("confidence", word("high", "medium", "low"), "how sure the text behind it is")
            .optional("since", DATE, "the first day it holds")
            .optional("until", DATE, "the first day it no longer holds")
            .optional(
                    "exceptDuring",
                    word("market.saleWindows"),
                    "a field with spans of days; on these days it may be broken")
            .optional(
                    "transition",
                    list(object("transition", "From a day on the rule matters otherwise.")
                            .required("from", DATE, "the first day")
                            .required("severity", LEVEL, "how much from then on")
                            .build()),
                    "days from which it matters otherwise, earliest first")
            .required(
                    "source",
                    object("source", "Where a rule is written.")
                            .required("instrument", text(), "the law")
                            .required("article", text(), "the place in it")
                            .optional("url", matching("https://\\S+", "an https address"), "where it can be read")
                            .build(),
                    "where it is written")
            .optional("business", FLAG, "true: it holds where only businesses buy, too; default: false")
            .required("scope", word("product", "page", "site"), "what it is asked of")
            .optional(
                    "pages",
                    someOf(word(PAGE_KINDS.toArray(String[]::new))),
                    "for the scope page: kinds of pages; default: all")
            .optional("when", CONDITION, "where it applies; default: everywhere")
            .optional("requires", CONDITION, "what must hold")
            .optional("forbids", CONDITION, "what must not hold")
            .optional(
                    "attest",
                    object("attest", "What a person must confirm.")
                            .required("question", text(), "what is to be confirmed")
                            .optional("validDays", whole(1, 3650), "after how many days it is confirmed again")
                            .build(),
                    "what a person must confirm")
            .optional("at", FIELD, "the field whose place is named when it is broken; default: the page's source")
            .required("message", text(), "what is wrong when it is broken")
            .required("fix", text(), "what mends it")
            .build();

    static final Shape.Obj SHAPE = object("rule pack", "Market rules with their sources and lists of phrases.")
            .required("id", matching("[A-Z][A-Z0-9-]*", "an id such as EU"), "the first part of its rules' ids")
            .required("version", text(), "grows when the pack changes")
            .required("title", text(), "what it is")
            .required(
                    "countries",
                    either(word("all"), someOf(matching("[A-Z]{2}", "a country code such as DE"))),
                    "the countries it holds in, or all")
            .required("reviewedOn", DATE, "when somebody last compared it with the law")
            .required("reviewedBy", text(), "who did")
            .required("reviewDue", DATE, "when that is to be done again")
            .optional(
                    "lists",
                    new Shape.MapOf(
                            LIST_PATTERN,
                            "a name such as \"green-words\"",
                            new Shape.MapOf(
                                    "\\*|" + Shapes.LANGUAGE_PATTERN,
                                    "a language tag such as \"en\", or * for all",
                                    list(text()))),
                    "name to language to phrases; a * at the end of a phrase stands for any ending")
            .required("rules", list(RULE), "the rules")
            .build();

    private final Diagnostics diagnostics;

    RulePackReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The packs that come with Vitrine. */
    List<RulePack> shipped() throws IOException {
        List<RulePack> packs = new ArrayList<>();
        for (String name : SHIPPED) {
            String file = RESOURCES + name + ".json";
            try (InputStream in = RulePackReader.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IOException("there is no resource " + file);
                }
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                pack(text, "rules:" + name + ".json").ifPresent(packs::add);
            }
        }
        return packs;
    }

    /** The pack in {@code text}; empty when it cannot be used, which is reported. */
    Optional<RulePack> pack(String text, String path) {
        Optional<JsonValue> value = JsonTree.json(text, path, 1, diagnostics);
        if (value.isEmpty()
                || !new ShapeCheck(diagnostics, false).check(value.get(), SHAPE)
                || !(value.get() instanceof JsonValue.Obj obj)) {
            return Optional.empty();
        }
        Map<String, Map<String, List<String>>> lists = lists(obj);
        List<MarketRule> rules = new ArrayList<>();
        boolean sound = true;
        for (JsonValue item : obj.list("rules")) {
            Optional<MarketRule> rule = rule((JsonValue.Obj) item, lists.keySet());
            sound &= rule.isPresent();
            rule.ifPresent(rules::add);
        }
        Optional<LocalDate> reviewed = ProductReader.date(obj, "reviewedOn", diagnostics);
        Optional<LocalDate> due = ProductReader.date(obj, "reviewDue", diagnostics);
        if (!sound || reviewed.isEmpty() || due.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RulePack(
                said(obj, "id"),
                said(obj, "version"),
                said(obj, "title"),
                obj.texts("countries"),
                reviewed.get(),
                said(obj, "reviewedBy"),
                due.get(),
                rules,
                lists));
    }

    private static Map<String, Map<String, List<String>>> lists(JsonValue.Obj pack) {
        Map<String, Map<String, List<String>>> lists = new LinkedHashMap<>();
        pack.object("lists")
                .ifPresent(all -> all.fields().keySet().forEach(name -> {
                    Map<String, List<String>> byLanguage = new LinkedHashMap<>();
                    all.object(name)
                            .ifPresent(list -> list.fields()
                                    .keySet()
                                    .forEach(language -> byLanguage.put(language, list.texts(language))));
                    lists.put(name, byLanguage);
                }));
        return lists;
    }

    private static String said(JsonValue.Obj obj, String field) {
        return obj.text(field).orElse("");
    }

    private Optional<MarketRule> rule(JsonValue.Obj obj, Collection<String> lists) {
        boolean[] sound = {true};
        Optional<RuleCondition> when = condition(obj, "when", lists, sound);
        Optional<RuleCondition> requires = condition(obj, "requires", lists, sound);
        Optional<RuleCondition> forbids = condition(obj, "forbids", lists, sound);
        Optional<MarketRule.Attest> attest = obj.object("attest")
                .map(asked -> new MarketRule.Attest(
                        said(asked, "question"),
                        asked.number("validDays")
                                .map(days -> OptionalInt.of(days.intValue()))
                                .orElseGet(OptionalInt::empty)));
        if (requires.isEmpty() && forbids.isEmpty() && attest.isEmpty()) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    obj.at(),
                    "the rule '" + said(obj, "id") + "' asks for nothing",
                    "add \"requires\", \"forbids\" or \"attest\"");
            return Optional.empty();
        }
        MarketRule.Scope scope = switch (said(obj, "scope")) {
            case "product" -> MarketRule.Scope.PRODUCT;
            case "page" -> MarketRule.Scope.PAGE;
            default -> MarketRule.Scope.SITE;
        };
        if (scope != MarketRule.Scope.PAGE && obj.get("pages").isPresent()) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    obj.get("pages").map(JsonValue::at).orElse(obj.at()),
                    "\"pages\" goes with the scope \"page\" only",
                    "remove it, or change the scope");
            return Optional.empty();
        }
        for (String field : List.of("when", "requires", "forbids")) {
            obj.object(field).ifPresent(inner -> sound[0] &= fits(inner, scope));
        }
        List<MarketRule.Transition> transition = new ArrayList<>();
        obj.list("transition").forEach(item -> {
            JsonValue.Obj change = (JsonValue.Obj) item;
            ProductReader.date(change, "from", diagnostics)
                    .ifPresent(from ->
                            transition.add(new MarketRule.Transition(from, severity(said(change, "severity")))));
        });
        JsonValue.Obj source = obj.object("source").orElse(obj);
        if (!sound[0]) {
            return Optional.empty();
        }
        return Optional.of(new MarketRule(
                said(obj, "id"),
                said(obj, "title"),
                severity(said(obj, "severity")),
                MarketRule.Machine.valueOf(said(obj, "machine").toUpperCase(Locale.ROOT)),
                said(obj, "confidence"),
                ProductReader.date(obj, "since", diagnostics),
                ProductReader.date(obj, "until", diagnostics),
                obj.text("exceptDuring"),
                transition,
                new MarketRule.Source(said(source, "instrument"), said(source, "article"), source.text("url")),
                obj.flag("business").orElse(false),
                scope,
                obj.texts("pages"),
                when,
                requires,
                forbids,
                attest,
                obj.text("at"),
                said(obj, "message"),
                said(obj, "fix"),
                obj.at()));
    }

    /** Whether all that is asked can be answered in {@code scope}; what cannot is reported. */
    private boolean fits(JsonValue.Obj condition, MarketRule.Scope scope) {
        boolean fits = true;
        for (Map.Entry<String, JsonValue.Field> entry : condition.fields().entrySet()) {
            String name = entry.getKey();
            JsonValue value = entry.getValue().value();
            if (value instanceof JsonValue.Obj inner) {
                fits &= fits(inner, scope);
            } else if (name.equals("all") || name.equals("any")) {
                for (JsonValue item : condition.list(name)) {
                    fits &= !(item instanceof JsonValue.Obj inner) || fits(inner, scope);
                }
            } else if (name.equals("field") || name.equals("shows")) {
                String field = value.asText().orElse("");
                // What depends on the day is not kept with a page.
                boolean known = field.equals("org.expired")
                        ? scope == MarketRule.Scope.SITE
                        : field.startsWith("product.")
                                ? scope == MarketRule.Scope.PRODUCT
                                : scope != MarketRule.Scope.SITE || !field.startsWith("page.");
                fits &= known || outOfScope(value, "the field '" + field + "'", scope);
            } else if (name.equals("prices")
                    && !value.asText().orElse("").equals("same")
                    && scope != MarketRule.Scope.PRODUCT) {
                fits &= outOfScope(value, "\"prices\": \"" + value.asText().orElse("") + "\"", scope);
            } else if (scope == MarketRule.Scope.SITE && PRIMITIVES.contains(name)) {
                fits &= outOfScope(value, "\"" + name + "\"", scope);
            }
        }
        return fits;
    }

    private boolean outOfScope(JsonValue value, String what, MarketRule.Scope scope) {
        diagnostics.report(
                Rule.JSON_INVALID_VALUE,
                value.at(),
                what + " cannot be asked of a " + (scope == MarketRule.Scope.SITE ? "site as a whole" : "page"),
                scope == MarketRule.Scope.SITE
                        ? "use the scope \"page\" or \"product\", or fields of org and market"
                        : "use the scope \"product\"; for org.expired, \"site\"");
        return false;
    }

    static Severity severity(String word) {
        return switch (word) {
            case "error" -> Severity.ERROR;
            case "warning" -> Severity.WARNING;
            default -> Severity.INFO;
        };
    }

    private Optional<RuleCondition> condition(
            JsonValue.Obj rule, String field, Collection<String> lists, boolean[] sound) {
        return rule.object(field).flatMap(obj -> {
            Optional<RuleCondition> found = condition(obj, lists);
            sound[0] &= found.isPresent();
            return found;
        });
    }

    private Optional<RuleCondition> condition(JsonValue.Obj obj, Collection<String> lists) {
        List<String> primitives =
                PRIMITIVES.stream().filter(name -> obj.get(name).isPresent()).toList();
        if (primitives.size() != 1) {
            return wrong(
                    obj,
                    primitives.isEmpty()
                            ? "the condition asks for nothing"
                            : "the condition asks for " + String.join(" and ", primitives) + " at once",
                    "use exactly one of " + String.join(", ", PRIMITIVES) + "; combine conditions with all and any");
        }
        String primitive = primitives.get(0);
        List<String> more = MORE.getOrDefault(primitive, List.of());
        for (String name : obj.fields().keySet()) {
            if (!name.equals(primitive) && !more.contains(name)) {
                return wrong(
                        obj,
                        "\"" + name + "\" says nothing of a \"" + primitive + "\"",
                        more.isEmpty()
                                ? "\"" + primitive + "\" stands alone"
                                : "\"" + primitive + "\" goes with " + String.join(", ", more));
            }
        }
        for (String name : List.of("contains", "label", "phrases")) {
            Optional<String> list = obj.text(name);
            if (list.isPresent() && !lists.contains(list.get())) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        obj.get(name).map(JsonValue::at).orElse(obj.at()),
                        "the pack has no list '" + list.get() + "'",
                        Closest.to(list.get(), lists)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("add it to \"lists\""));
                return Optional.empty();
            }
        }
        return switch (primitive) {
            case "all" -> conditions(obj, "all", lists).map(RuleCondition.All::new);
            case "any" -> conditions(obj, "any", lists).map(RuleCondition.AnyOf::new);
            case "not" ->
                obj.object("not").flatMap(inner -> condition(inner, lists)).map(RuleCondition.Not::new);
            case "field" -> field(obj);
            case "fact" ->
                Optional.of(new RuleCondition.Fact(
                        said(obj, "fact"),
                        obj.text("shows"),
                        obj.text("near"),
                        obj.flag("eachOffer").orElse(false),
                        obj.text("contains"),
                        obj.flag("ownLanguage").orElse(false)));
            case "link" -> Optional.of(new RuleCondition.Link(said(obj, "link"), obj.text("label")));
            case "phrases" -> Optional.of(new RuleCondition.Phrases(said(obj, "phrases")));
            case "address" -> Optional.of(new RuleCondition.Address(obj.texts("address")));
            case "requests" -> Optional.of(new RuleCondition.ForeignRequest());
            default -> {
                String asked = said(obj, "prices");
                yield Optional.of(
                        asked.equals("same")
                                ? new RuleCondition.PriceParity()
                                : new RuleCondition.PriorPrice(asked.equals("prior")));
            }
        };
    }

    private Optional<List<RuleCondition>> conditions(JsonValue.Obj obj, String field, Collection<String> lists) {
        List<RuleCondition> all = new ArrayList<>();
        for (JsonValue item : obj.list(field)) {
            Optional<RuleCondition> one = condition((JsonValue.Obj) item, lists);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(all);
    }

    private Optional<RuleCondition> field(JsonValue.Obj obj) {
        List<String> tests = MORE.getOrDefault("field", List.of()).stream()
                .filter(name -> obj.get(name).isPresent())
                .toList();
        if (tests.size() != 1) {
            return wrong(
                    obj,
                    "the field '" + said(obj, "field") + "' is asked " + tests.size() + " things",
                    "use exactly one of exists, in, atLeast and form");
        }
        RuleCondition.FieldTest test = switch (tests.get(0)) {
            case "exists" ->
                new RuleCondition.FieldTest.Exists(obj.flag("exists").orElse(true));
            case "in" -> new RuleCondition.FieldTest.In(obj.texts("in"));
            case "form" ->
                new RuleCondition.FieldTest.Form(
                        NumberForm.of(said(obj, "form")).orElseThrow());
            default -> new RuleCondition.FieldTest.AtLeast(obj.number("atLeast").orElseThrow());
        };
        return Optional.of(new RuleCondition.Field(said(obj, "field"), test));
    }

    private Optional<RuleCondition> wrong(JsonValue.Obj obj, String message, String hint) {
        diagnostics.report(Rule.JSON_INVALID_VALUE, obj.at(), message, hint);
        return Optional.empty();
    }
}
