package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The market rules a site is held against, and what it says of them.
 *
 * @param stated whether the site itself asks for them
 * @param audience who buys here
 * @param packs the rules; none where nobody asks for them
 * @param overrides rules that matter otherwise here
 * @param attestations what people have confirmed
 * @param origins servers that pages may ask before anybody consents
 * @param goods kind of goods, such as {@code electrical}, to ids of the categories that hold such; empty when nobody has said
 * @param claims what may be said, since it is specified or proved
 * @param history what everything has cost
 * @param location where the site says so
 */
public record MarketRules(
        boolean stated,
        Audience audience,
        List<RulePack> packs,
        List<Override> overrides,
        List<Attestation> attestations,
        List<Origin> origins,
        Optional<Map<String, List<String>>> goods,
        List<Claim> claims,
        PriceHistory history,
        Location location) {

    /** A site that nobody holds against any rule. */
    public static final MarketRules NONE = new MarketRules(
            false,
            Audience.B2C,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            PriceHistory.NONE,
            Location.of("site.json"));

    public MarketRules {
        packs = List.copyOf(packs);
        overrides = List.copyOf(overrides);
        attestations = List.copyOf(attestations);
        origins = List.copyOf(origins);
        goods = goods.map(TreeMap::new);
        claims = List.copyOf(claims);
    }

    /**
     * The kinds of goods {@code product} is, sorted: its own word, or what is said of its categories; empty when nobody has said.
     *
     * @param catalog where its categories are
     */
    public Optional<List<String>> goods(Product product, Catalog catalog) {
        Product.Compliance facts = product.compliance();
        if (facts.none().contains("goods")) {
            return Optional.of(List.of());
        }
        if (!facts.disclosures().goods().isEmpty()) {
            return Optional.of(facts.disclosures().goods().stream().sorted().toList());
        }
        return goods.map(kinds -> {
            Set<String> categories = catalog.withAbove(product.categories());
            return kinds.entrySet().stream()
                    .filter(kind -> kind.getValue().stream().anyMatch(categories::contains))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        });
    }

    /** Whether a rule of {@code market} wants pages to show the lowest price before a reduction. */
    public boolean showsPrior(Market market) {
        return packs.stream()
                .filter(pack -> pack.holdsIn(market))
                .flatMap(pack -> pack.rules().stream())
                .anyMatch(rule -> rule.requires()
                        .filter(new RuleCondition.PriorPrice(true)::equals)
                        .isPresent());
    }

    /** Who buys here. */
    public enum Audience {
        B2C,
        B2B,
        MIXED
    }

    /**
     * A rule that matters otherwise here.
     *
     * @param rule its id
     * @param market in which market; empty for all
     * @param thing of which thing only, such as {@code product:lamp}; empty for all
     * @param level how much it matters; empty when it is off
     * @param reason why
     * @param by who says so
     * @param until the last day it does
     * @param location where it is written
     */
    public record Override(
            String rule,
            Optional<String> market,
            Optional<String> thing,
            Optional<Severity> level,
            String reason,
            String by,
            Optional<LocalDate> until,
            Location location) {}

    /**
     * What a person has confirmed.
     *
     * @param rule the rule that asks for it
     * @param market for which market; empty for all
     * @param by who confirms it
     * @param on when
     * @param until the last day it counts; empty for what the rule says
     * @param note how it was looked at, when stated
     * @param location where it is written
     */
    public record Attestation(
            String rule,
            Optional<String> market,
            String by,
            LocalDate on,
            Optional<LocalDate> until,
            Optional<String> note,
            Location location) {}

    /**
     * Words that a list of a pack is wary of, and that may stand all the same where the specification stands on the same page.
     *
     * @param phrase as the list has it
     * @param language in which language
     * @param specification the sentence that says what exactly is meant
     * @param certificate id of the company's certificate that proves it, when one does
     * @param until the last day it may be said
     * @param location where it is written
     */
    public record Claim(
            String phrase,
            Language language,
            String specification,
            Optional<String> certificate,
            Optional<LocalDate> until,
            Location location) {}

    /**
     * A server that pages may ask before anybody consents.
     *
     * @param origin such as {@code https://cdn.example}
     * @param purpose what for
     */
    public record Origin(String origin, String purpose) {}
}
