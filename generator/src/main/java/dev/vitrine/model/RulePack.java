package dev.vitrine.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules of one market or topic.
 *
 * @param id such as {@code EU}
 * @param version of the pack
 * @param title what it is
 * @param countries the countries it holds in, ISO 3166-1 alpha-2; empty for all
 * @param reviewedOn when somebody last compared it with the law
 * @param reviewedBy who did
 * @param reviewDue when that is to be done again
 * @param rules in their order
 * @param lists name to language to phrases; the language {@code *} is every one
 */
public record RulePack(
        String id,
        String version,
        String title,
        List<String> countries,
        LocalDate reviewedOn,
        String reviewedBy,
        LocalDate reviewDue,
        List<MarketRule> rules,
        Map<String, Map<String, List<String>>> lists) {

    /** Stands for every language in {@link #lists}. */
    public static final String EVERY_LANGUAGE = "*";

    public RulePack {
        countries = List.copyOf(countries);
        rules = List.copyOf(rules);
        Map<String, Map<String, List<String>>> copies = new LinkedHashMap<>();
        lists.forEach(
                (name, byLanguage) -> copies.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage))));
        lists = Collections.unmodifiableMap(copies);
    }

    /** Whether it holds in {@code market}. */
    public boolean holdsIn(Market market) {
        return market.sells()
                && (countries.isEmpty() || market.countries().stream().anyMatch(countries::contains));
    }
}
