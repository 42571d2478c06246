package dev.vitrine.plan;

import dev.vitrine.trace.Trace;
import java.util.List;

/**
 * What a page looked up of things that are not its own, for {@link Trace#read}; the id of a product, as text, stands for what lists and links say of it.
 */
public sealed interface Lookup {

    /**
     * Which products a list holds.
     *
     * @param storefront the number of its storefront
     * @param kind category or collection
     * @param id which one
     */
    record Listed(int storefront, RouteKind kind, String id) implements Lookup {}

    /**
     * Which products are like another.
     *
     * @param product its id
     * @param storefront the number of the storefront that shows them
     * @param without ids of those that were not wanted, sorted
     */
    record Similar(String product, int storefront, List<String> without) implements Lookup {
        public Similar {
            without = List.copyOf(without);
        }
    }

    /**
     * The picture that a text names.
     *
     * @param path relative to the site folder
     */
    record Picture(String path) implements Lookup {}

    /**
     * The lowest price before a reduction.
     *
     * @param sku the variant
     * @param market the market
     * @param price what it costs, in the currency's minor unit
     * @param compareAt the higher price it is compared with, likewise
     */
    record PriorPrice(String sku, String market, long price, long compareAt) implements Lookup {}

    /**
     * All that is written of a product.
     *
     * @param product its id
     */
    record Whole(String product) implements Lookup {}
}
