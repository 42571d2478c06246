package dev.vitrine.search;

import java.util.List;

/**
 * What products found can be narrowed by.
 *
 * @param id as addresses call it
 * @param name as shown
 * @param values in the order they are shown
 * @param of which values a product has
 */
public record SearchFacet(String id, String name, List<Value> values, Assignment of) {

    public SearchFacet {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param id as addresses call it
     * @param name as shown
     * @param swatch a CSS colour {@code #rrggbb} that stands for it; may be empty
     */
    public record Value(String id, String name, String swatch) {}

    /** Tells the values of a product. */
    @FunctionalInterface
    public interface Assignment {

        /** The places in {@link SearchFacet#values()} of what the document called {@code key} has, ascending. */
        List<Integer> values(String key);
    }
}
