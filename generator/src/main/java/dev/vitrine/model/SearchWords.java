package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.List;

/**
 * What a content team says about searching in one language. Texts are as written; none is without letters and digits.
 *
 * @param synonyms words that find each other, in the order they are written
 * @param redirects queries that lead to a page; no query stands twice
 * @param pins products that come first for a query; no query stands twice
 * @param popular queries to offer before anything is typed
 */
public record SearchWords(List<Synonyms> synonyms, List<Redirect> redirects, List<Pin> pins, List<String> popular) {

    public static final SearchWords NONE = new SearchWords(List.of(), List.of(), List.of(), List.of());

    public SearchWords {
        synonyms = List.copyOf(synonyms);
        redirects = List.copyOf(redirects);
        pins = List.copyOf(pins);
        popular = List.copyOf(popular);
    }

    /**
     * Words or phrases of which any in {@code from} finds what any in {@code to} finds, besides its own.
     *
     * @param from what shoppers type
     * @param to what else it finds; the same list as {@code from} when all mean the same
     */
    public record Synonyms(List<String> from, List<String> to) {

        public Synonyms {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        /** Whether all of its words mean the same. */
        public boolean equal() {
            return from.equals(to);
        }
    }

    /**
     * Queries that lead to a page.
     *
     * @param queries what shoppers type
     * @param target where it leads; there is such a thing, but a storefront may not show it
     * @param location where the target is written
     */
    public record Redirect(List<String> queries, LinkRef target, Location location) {

        public Redirect {
            queries = List.copyOf(queries);
        }
    }

    /**
     * Products that come first for some queries.
     *
     * @param queries what shoppers type
     * @param products ids, in the order they are shown; there are such products, but a storefront may not show them
     * @param location where the products are written
     */
    public record Pin(List<String> queries, List<String> products, Location location) {

        public Pin {
            queries = List.copyOf(queries);
            products = List.copyOf(products);
        }
    }
}
