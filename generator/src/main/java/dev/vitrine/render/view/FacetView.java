package dev.vitrine.render.view;

import java.util.List;

/**
 * What a list can be narrowed by.
 *
 * @param id an attribute's id
 * @param name its name
 * @param values those that occur in the list
 */
public record FacetView(String id, String name, List<Value> values) {

    /**
     * One value to choose.
     *
     * @param id its id
     * @param name its name
     * @param swatch {@code #rrggbb}; empty when it is no colour
     * @param count how many products of the list have it
     */
    public record Value(String id, String name, String swatch, int count) {}
}
