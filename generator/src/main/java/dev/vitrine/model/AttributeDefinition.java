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
 * @param unit what its values are measured in, when they are
 * @param values value id to its names, in the order they are shown
 */
public record AttributeDefinition(String id, Localized<String> name, Optional<Unit> unit, Map<String, Value> values) {

    public AttributeDefinition {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * One value.
     *
     * @param id how products refer to it
     * @param name its name per language; empty when its measurement names it
     * @param measurement how much it stands for, when it is measured
     * @param swatch a CSS colour {@code #rrggbb} that stands for it
     */
    public record Value(
            String id, Localized<String> name, Optional<Measurement> measurement, Optional<String> swatch) {}
}
