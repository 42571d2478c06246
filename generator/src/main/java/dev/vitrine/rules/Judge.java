package dev.vitrine.rules;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Language;
import dev.vitrine.model.MarketRules;
import dev.vitrine.model.Money;
import dev.vitrine.model.Price;
import dev.vitrine.model.PriceHistory;
import dev.vitrine.model.Product;
import dev.vitrine.model.RuleCondition;
import dev.vitrine.model.RulePack;
import dev.vitrine.model.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers conditions of the rules of one pack, seen from one page.
 *
 * @param pack the pack
 * @param fields the data
 * @param page what the page shows; empty where no page is asked
 */
record Judge(RulePack pack, Fields fields, Optional<Seen> page) {

    /** A number with its separators. */
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\d.,' \u00a0\u202f]*\\d)?");

    /**
     * A finished page.
     *
     * @param facts what it shows
     * @param pricesSame whether all its prices are the catalogue's
     * @param links where its links can lead, by name
     * @param origins servers it may ask
     * @param claims list of phrases to what may be said of it where the specification stands on the same page
     */
    record Seen(
            PageFacts facts,
            boolean pricesSame,
            Map<String, String> links,
            Set<String> origins,
            Map<String, List<MarketRules.Claim>> claims) {

        /** The names of the lists that hold the words of a claim, and its specification. */
        static String said(String list, int claim) {
            return list + "#" + claim + "/said";
        }

        static String specified(String list, int claim) {
            return list + "#" + claim + "/specified";
        }
    }

    /** The answer to {@code condition}. */
    Answer ask(RuleCondition condition) {
        if (condition instanceof RuleCondition.All all) {
            return all(all.of());
        }
        if (condition instanceof RuleCondition.AnyOf any) {
            return any(any.of());
        }
        if (condition instanceof RuleCondition.Not not) {
            Answer answer = ask(not.of());
            return switch (answer.truth()) {
                case YES -> new Answer(Answer.Truth.NO, Conditions.words(not), answer.at());
                case NO -> Answer.YES;
                default -> answer;
            };
        }
        if (condition instanceof RuleCondition.Field field) {
            return field(field);
        }
        Seen seen = page.orElseThrow(() -> new IllegalStateException("no page is asked"));
        if (condition instanceof RuleCondition.Fact fact) {
            return fact(fact, seen);
        }
        if (condition instanceof RuleCondition.Link link) {
            return link(link, seen);
        }
        if (condition instanceof RuleCondition.Phrases phrases) {
            return phrases(phrases, seen);
        }
        if (condition instanceof RuleCondition.Address address) {
            return seen.facts()
                    .address(address.parts())
                    .map(found -> new Answer(Answer.Truth.YES, "links to '" + found + "'", Location.NONE))
                    .orElse(Answer.no("links to none of " + String.join(", ", address.parts())));
        }
        if (condition instanceof RuleCondition.ForeignRequest) {
            List<String> asked = seen.facts().foreign().stream()
                    .filter(origin -> !seen.origins().contains(origin))
                    .toList();
            return asked.isEmpty()
                    ? Answer.no("asks no other server")
                    : new Answer(
                            Answer.Truth.YES,
                            "asks " + String.join(", ", asked) + " before anybody consents",
                            Location.NONE);
        }
        if (condition instanceof RuleCondition.PriorPrice prior) {
            return prior(prior.shown(), seen.facts());
        }
        return seen.pricesSame() ? Answer.YES : Answer.no("shows another price than the catalogue has");
    }

    private Answer all(List<RuleCondition> of) {
        Answer open = Answer.YES;
        for (RuleCondition one : of) {
            Answer answer = ask(one);
            if (answer.truth() == Answer.Truth.NO) {
                return answer;
            }
            if (!answer.yes() && open.yes()) {
                open = answer;
            }
        }
        return open;
    }

    private Answer any(List<RuleCondition> of) {
        List<String> reasons = new ArrayList<>();
        Optional<Answer> open = Optional.empty();
        for (RuleCondition one : of) {
            Answer answer = ask(one);
            if (answer.yes()) {
                return answer;
            }
            if (answer.truth() == Answer.Truth.NO) {
                reasons.add(answer.why());
            } else if (open.isEmpty()) {
                open = Optional.of(answer);
            }
        }
        return open.orElseGet(() -> Answer.no(String.join("; ", reasons)));
    }

    private Answer field(RuleCondition.Field condition) {
        FieldValue value = fields.of(condition.name());
        if (condition.test() instanceof RuleCondition.FieldTest.Exists exists) {
            if (exists.stated()) {
                return value.stated() ? Answer.YES : missing(condition.name(), value);
            }
            return value.stated()
                    ? new Answer(Answer.Truth.NO, "'" + condition.name() + "' is stated", value.at())
                    : Answer.YES;
        }
        if (!value.stated()) {
            return missing(condition.name(), value);
        }
        if (condition.test() instanceof RuleCondition.FieldTest.In in) {
            return value.texts().stream().anyMatch(in.texts()::contains)
                    ? Answer.YES
                    : new Answer(
                            Answer.Truth.NO,
                            "'" + condition.name() + "' is " + String.join(", ", value.texts()),
                            value.at());
        }
        if (condition.test() instanceof RuleCondition.FieldTest.Form form) {
            return value.state() == FieldValue.State.NONE
                    ? Answer.YES
                    : value.texts().stream()
                            .filter(text -> !form.form().fits(text))
                            .findFirst()
                            .map(text -> new Answer(
                                    Answer.Truth.NO,
                                    "'" + condition.name() + "' is " + text + ", which is no number of the form "
                                            + form.form().id(),
                                    value.at()))
                            .orElse(Answer.YES);
        }
        BigDecimal least = ((RuleCondition.FieldTest.AtLeast) condition.test()).number();
        return value.texts().stream().anyMatch(text -> atLeast(text, least))
                ? Answer.YES
                : new Answer(
                        Answer.Truth.NO,
                        "'" + condition.name() + "' is " + String.join(", ", value.texts()) + ", less than "
                                + least.toPlainString(),
                        value.at());
    }

    private static boolean atLeast(String text, BigDecimal least) {
        try {
            return text.length() < 40 && new BigDecimal(text).compareTo(least) >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Answer missing(String name, FieldValue value) {
        String where = name.equals("product.goods")
                ? ": \"goods\" of \"marketRules\" does not say which categories hold such goods"
                : "";
        return Answer.missing("'" + name + "' is not stated" + inLanguage(name) + where, value.at());
    }

    private String inLanguage(String name) {
        return name.equals("product.warnings") || name.equals("product.composition")
                ? " in " + fields.language().tag()
                : "";
    }

    private Answer fact(RuleCondition.Fact condition, Seen seen) {
        List<PageFacts.Shown> shown = seen.facts().shown(condition.name());
        Optional<FieldValue> value = condition.shows().map(fields::of);
        if (value.isPresent() && !value.get().stated()) {
            return missing(condition.shows().orElseThrow(), value.get());
        }
        if (value.isPresent() && value.get().state() == FieldValue.State.NONE) {
            return Answer.YES;
        }
        if (condition.eachOffer()) {
            return eachOffer(condition.name(), seen.facts());
        }
        if (shown.isEmpty()) {
            return Answer.no("shows no '" + condition.name() + "' that is seen");
        }
        if (value.isPresent()) {
            Optional<String> lacks = lacks(shown, value.get());
            if (lacks.isPresent()) {
                return new Answer(
                        Answer.Truth.NO,
                        "shows a '" + condition.name() + "' without '" + lacks.get() + "'",
                        value.get().at());
            }
        }
        if (condition.near().isPresent()
                && !near(shown, seen.facts().shown(condition.near().get()))) {
            return Answer.no("shows no '" + condition.name() + "' near the "
                    + condition.near().get());
        }
        if (condition.ownLanguage() && shown.stream().anyMatch(PageFacts.Shown::foreign)) {
            return Answer.no("shows '" + condition.name() + "' in another language");
        }
        if (condition.contains().isPresent()) {
            return contains(condition, shown);
        }
        return Answer.YES;
    }

    private Answer contains(RuleCondition.Fact condition, List<PageFacts.Shown> shown) {
        String list = condition.contains().orElseThrow();
        List<String> phrases = Conditions.phrases(pack, list, fields.language());
        if (phrases.isEmpty()) {
            return noWords(list);
        }
        return shown.stream().anyMatch(one -> says(one.text(), phrases))
                ? Answer.YES
                : Answer.no("shows a '" + condition.name() + "' without " + Conditions.oneOf(phrases));
    }

    private Answer noWords(String list) {
        return Answer.person("the pack has no words in '" + fields.language().tag() + "' in its list '" + list + "'");
    }

    private static boolean says(String text, List<String> phrases) {
        for (String phrase : phrases) {
            boolean stem = phrase.endsWith("*");
            String sought = Text.folded(stem ? phrase.substring(0, phrase.length() - 1) : phrase);
            boolean joined = !Phrases.partsWords(sought);
            for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
                int end = at + sought.length();
                boolean begins = joined || at == 0 || apart(text.codePointBefore(at), sought.codePointAt(0));
                boolean ends = joined
                        || stem
                        || end == text.length()
                        || apart(sought.codePointBefore(sought.length()), text.codePointAt(end));
                if (begins && ends) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a word ends between two characters. */
    private static boolean apart(int before, int after) {
        return !Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(after);
    }

    /** The first part of {@code value} that no one of {@code shown} has beside all others; empty when one has all. */
    private static Optional<String> lacks(List<PageFacts.Shown> shown, FieldValue value) {
        Optional<String> first = Optional.empty();
        for (PageFacts.Shown one : shown) {
            Optional<String> lacking = value.parts().stream()
                    .filter(spellings ->
                            spellings.stream().noneMatch(spelling -> one.text().contains(Text.folded(spelling))))
                    .map(spellings -> spellings.get(0))
                    .findFirst();
            if (lacking.isEmpty()) {
                return lacking;
            }
            first = first.or(() -> lacking);
        }
        return first;
    }

    private static boolean near(List<PageFacts.Shown> shown, List<PageFacts.Shown> others) {
        Set<Integer> offers = new HashSet<>();
        others.forEach(other -> {
            if (other.offer() >= 0) {
                offers.add(other.offer());
            }
        });
        return shown.stream().anyMatch(one -> offers.contains(one.offer()));
    }

    /** Whether every offer with a price whose variant is sold by measure has the fact. */
    private Answer eachOffer(String fact, PageFacts facts) {
        Set<Integer> having = new HashSet<>();
        facts.shown(fact).forEach(one -> having.add(one.offer()));
        List<String> skus = facts.offers();
        for (PageFacts.Shown price : facts.shown("price")) {
            if (price.offer() >= 0 && !having.contains(price.offer()) && measured(skus.get(price.offer()))) {
                return Answer.no("shows no '" + fact + "' beside the price of '" + skus.get(price.offer()) + "'");
            }
        }
        return Answer.YES;
    }

    /** Whether every reduction is from a price that was asked before. What it says of a day is looked up while the page is made, so that a kept answer is right on another. */
    private Answer prior(boolean shown, PageFacts facts) {
        Product product = fields.product().orElseThrow(() -> new IllegalStateException("no product is asked"));
        PriceHistory history = fields.site().rules().history();
        for (Variant variant : product.variants()) {
            Optional<Price> price = variant.prices().in(fields.market());
            Optional<PriceHistory.Prior> prior =
                    price.flatMap(found -> history.prior(variant.sku(), fields.market(), found));
            if (prior.isEmpty()) {
                continue;
            }
            Optional<Money> most = shown ? prior.get().lowest() : prior.get().highest();
            if (most.isEmpty()) {
                return Answer.missing(
                        "what '" + variant.sku() + "' cost in the 30 days before "
                                + prior.get().since()
                                + " is not recorded"
                                + prior.get()
                                        .knownFrom()
                                        .map(from -> "; prices are known from " + from + " on")
                                        .orElse(""),
                        Location.of("price-history.json"));
            }
            Money compared = price.flatMap(Price::compareAt).orElseThrow();
            if (compared.compareTo(most.get()) > 0) {
                return new Answer(
                        Answer.Truth.NO,
                        "'" + variant.sku() + "' is compared with " + said(compared) + ", but "
                                + (shown ? "cost as little as " : "never cost more than ") + said(most.get())
                                + " in the 30 days before " + prior.get().since(),
                        product.location());
            }
            if (shown && !showsPrior(variant.sku(), most.get(), facts)) {
                return new Answer(
                        Answer.Truth.NO,
                        "shows no 'prior-price' of " + said(most.get()) + " beside the price of '" + variant.sku()
                                + "'",
                        product.location());
            }
        }
        return Answer.YES;
    }

    private static String said(Money money) {
        return money.plain() + " " + money.currency().code();
    }

    /** Whether every offer of {@code sku} that shows a price shows {@code prior}, too. */
    private static boolean showsPrior(String sku, Money prior, PageFacts facts) {
        Set<Integer> having = new HashSet<>();
        facts.shown("prior-price").stream()
                .filter(one -> amounts(one.text()).contains(prior.plain().replace(".", ""))
                        || prior.amount().stripTrailingZeros().scale() <= 0
                                && amounts(one.text())
                                        .contains(prior.amount().toBigInteger().toString()))
                .forEach(one -> having.add(one.offer()));
        List<String> skus = facts.offers();
        return facts.shown("price").stream()
                .map(PageFacts.Shown::offer)
                .filter(offer -> offer >= 0 && skus.get(offer).equals(sku))
                .allMatch(having::contains);
    }

    /** The numbers in {@code text}, as digits alone. */
    private static Set<String> amounts(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> found.group().replaceAll("\\D", ""))
                .collect(Collectors.toSet());
    }

    private boolean measured(String sku) {
        return fields.product().isPresent()
                && fields.product().get().variants().stream()
                        .filter(variant -> variant.sku().equals(sku))
                        .map(Variant::measure)
                        .anyMatch(Optional::isPresent);
    }

    private Answer link(RuleCondition.Link condition, Seen seen) {
        if (!seen.links().containsKey(condition.to())) {
            return condition.to().contains(".")
                    ? missing(condition.to(), fields.of(condition.to()))
                    : Answer.missing(
                            "no page of the kind '" + condition.to() + "' is shown in '"
                                    + fields.language().tag() + "'",
                            Location.of("pages"));
        }
        List<String> labels = seen.facts().links(condition.to());
        String where = condition.to().contains(".") ? "'" + condition.to() + "'" : "the " + condition.to();
        if (labels.isEmpty()) {
            return Answer.no("has no link to " + where + " that is seen");
        }
        if (condition.label().isPresent()) {
            List<String> phrases = Conditions.phrases(pack, condition.label().get(), fields.language());
            if (phrases.isEmpty()) {
                return noWords(condition.label().get());
            }
            if (labels.stream().noneMatch(label -> says(label, phrases))) {
                return Answer.no("has a link to " + where + " that does not say " + Conditions.oneOf(phrases));
            }
        }
        return Answer.YES;
    }

    private Answer phrases(RuleCondition.Phrases condition, Seen seen) {
        if (Conditions.phrases(pack, condition.list(), fields.language()).isEmpty()) {
            return noWords(condition.list());
        }
        String key = Conditions.key(pack, condition.list());
        Optional<String> found = seen.facts().phrase(key);
        if (found.isPresent()) {
            return new Answer(Answer.Truth.YES, "says '" + found.get(), Location.NONE);
        }
        List<MarketRules.Claim> claims = seen.claims().getOrDefault(key, List.of());
        for (int i = 0; i < claims.size(); i++) {
            Optional<String> said = seen.facts().phrase(Seen.said(key, i));
            if (said.isPresent() && seen.facts().phrase(Seen.specified(key, i)).isEmpty()) {
                return new Answer(
                        Answer.Truth.YES,
                        "says '" + said.get() + " without '" + claims.get(i).specification() + "'",
                        claims.get(i).location());
            }
        }
        return Answer.no("says none of the phrases");
    }

    static List<String> inLanguage(Map<String, List<String>> list, Language language) {
        List<String> phrases = new ArrayList<>(list.getOrDefault(RulePack.EVERY_LANGUAGE, List.of()));
        List<String> exact = list.get(language.tag());
        phrases.addAll(exact != null ? exact : list.getOrDefault(language.primary(), List.of()));
        return phrases;
    }
}
