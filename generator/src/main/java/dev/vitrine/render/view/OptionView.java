package dev.vitrine.render.view;

import java.util.List;

/**
 * Something a shopper chooses, such as a finish or a size.
 *
 * @param id attribute id
 * @param name its name
 * @param values in the order they are shown
 */
public record OptionView(String id, String name, List<Value> values) {

    /**
     * One choice.
     *
     * @param id value id
     * @param name its name
     * @param swatch CSS colour {@code #rrggbb}; may be empty
     */
    public record Value(String id, String name, String swatch) {}
}
