package dev.vitrine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of an option or fact and of its values.
 *
 * @param id how products refer to it
 * @param name its name per language
 * @param values value id to its names, in the order they are shown
 */
public record AttributeDefinition(String id, Localized<String> name, Map<String, Value> values) {

    public AttributeDefinition {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * One value.
     *
     * @param id how products refer to it
     * @param name its name per language
     * @param swatch a CSS colour {@code #rrggbb} that stands for it
     */
    public record Value(String id, Localized<String> name, Optional<String> swatch) {}
}
