package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * A row of the specification table.
 *
 * @param id attribute id
 * @param name its name
 * @param value its values as a sentence lists them
 * @param values its values one by one
 * @param perChoice whether the values hold for one choice each, which they name: {@code Small: 11 cm}
 * @param measure the number behind its only value, when that is measured
 */
public record FactView(
        String id, String name, String value, List<String> values, boolean perChoice, Optional<MeasureView> measure) {

    public FactView {
        values = List.copyOf(values);
    }
}
