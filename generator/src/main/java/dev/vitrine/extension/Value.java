package dev.vitrine.extension;

import dev.vitrine.diagnostics.Location;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as JSON has them, with the place it was written at, or HTML.
 *
 * <p>The methods of this interface make values that stand nowhere.
 */
public sealed interface Value {

    /** Where it is written; {@link Location#NONE} when it is written nowhere. */
    Location at();

    /** A text. */
    record Text(String text, Location at) implements Value {}

    /** A number, as exact as it was written. */
    record Numeric(BigDecimal number, Location at) implements Value {}

    /** True or false. */
    record Flag(boolean flag, Location at) implements Value {}

    /** Nothing: JSON's {@code null}. */
    record Nothing(Location at) implements Value {}

    /** A list. */
    record Items(List<Value> items, Location at) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Names and their values, in their order. */
    record Fields(Map<String, Field> fields, Location at) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * The value of a name.
     *
     * @param nameAt where the name is written
     * @param value the value
     */
    record Field(Location nameAt, Value value) {}

    /**
     * HTML that templates print as it is. Whoever makes it has escaped all text in it.
     *
     * @param html the markup
     */
    record Html(String html) implements Value {
        @Override
        public Location at() {
            return Location.NONE;
        }
    }

    static Value text(String text) {
        return new Text(text, Location.NONE);
    }

    static Value number(BigDecimal number) {
        return new Numeric(number, Location.NONE);
    }

    static Value number(long number) {
        return number(BigDecimal.valueOf(number));
    }

    static Value flag(boolean flag) {
        return new Flag(flag, Location.NONE);
    }

    static Value items(List<? extends Value> items) {
        return new Items(List.copyOf(items), Location.NONE);
    }

    static Value fields(Map<String, ? extends Value> fields) {
        Map<String, Field> placed = new LinkedHashMap<>();
        fields.forEach((name, value) -> placed.put(name, new Field(Location.NONE, value)));
        return new Fields(placed, Location.NONE);
    }

    static Value html(String html) {
        return new Html(html);
    }
}
