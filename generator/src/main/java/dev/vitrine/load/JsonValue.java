package dev.vitrine.load;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.packed.ValueHash;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON or YAML value with its place in the source. */
sealed interface JsonValue {

    Location at();

    /** What it is, for messages: {@code text}, {@code number}, … */
    String kind();

    /** {@code fields} in source order. */
    record Obj(Map<String, Field> fields, Location at) implements JsonValue {
        @Override
        public String kind() {
            return "object";
        }

        Optional<JsonValue> get(String name) {
            Field field = fields.get(name);
            return field == null || field.value() instanceof Null ? Optional.empty() : Optional.of(field.value());
        }

        Optional<String> text(String name) {
            return get(name).flatMap(JsonValue::asText);
        }

        Optional<Boolean> flag(String name) {
            return get(name)
                    .flatMap(value -> value instanceof Bool bool ? Optional.of(bool.value()) : Optional.empty());
        }

        Optional<BigDecimal> number(String name) {
            return get(name).flatMap(JsonValue::asNumber);
        }

        Optional<Obj> object(String name) {
            return get(name).flatMap(value -> value instanceof Obj obj ? Optional.of(obj) : Optional.empty());
        }

        List<JsonValue> list(String name) {
            return get(name)
                    .map(value -> value instanceof Arr arr ? arr.items() : List.<JsonValue>of())
                    .orElse(List.of());
        }

        /** The texts of a list of texts, leaving out what is none. */
        List<String> texts(String name) {
            return list(name).stream().flatMap(item -> item.asText().stream()).toList();
        }
    }

    /** A field's value and the place of its name. */
    record Field(Location nameAt, JsonValue value) {}

    record Arr(List<JsonValue> items, Location at) implements JsonValue {
        @Override
        public String kind() {
            return "list";
        }
    }

    /** A text. */
    sealed interface Str extends JsonValue {

        String value();

        /** Whether it has nothing but white space. */
        boolean isBlank();

        @Override
        default String kind() {
            return "text";
        }
    }

    /** A text that was read. */
    record Text(String value, Location at) implements Str {
        @Override
        public boolean isBlank() {
            return value.isBlank();
        }
    }

    /**
     * A long text that nobody may ask for: it is read when somebody does.
     *
     * @param json what it stands in, found to be JSON
     * @param start where its opening quotation mark is
     * @param end what follows its closing one
     */
    @SuppressWarnings("ArrayRecordComponent") // whoever reads the line does not write to it
    record Unread(byte[] json, int start, int end, Location at) implements Str {
        @Override
        public String value() {
            return JsonTree.text(json, start, end);
        }

        @Override
        public boolean isBlank() {
            byte first = json[start + 1];
            // Whatever else could be white space is escaped or no ASCII.
            return (first <= ' ' || first == '\\' || first == '"') && value().isBlank();
        }

        /** Stands for the text as it is written. */
        long hash() {
            return ValueHash.of(json, start, end - start);
        }
    }

    /** {@code raw} as written. */
    record Num(String raw, Location at) implements JsonValue {
        @Override
        public String kind() {
            return "number";
        }
    }

    record Bool(boolean value, Location at) implements JsonValue {
        @Override
        public String kind() {
            return "true or false";
        }
    }

    record Null(Location at) implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** The text of a scalar. */
    default Optional<String> asText() {
        if (this instanceof Str str) {
            return Optional.of(str.value());
        }
        if (this instanceof Num num) {
            return Optional.of(num.raw());
        }
        if (this instanceof Bool bool) {
            return Optional.of(Boolean.toString(bool.value()));
        }
        return Optional.empty();
    }

    /** A number, or a text that is one; empty when it is out of any sensible range. */
    default Optional<BigDecimal> asNumber() {
        String raw = this instanceof Num num ? num.raw() : this instanceof Str str ? str.value() : "";
        if (raw.isEmpty() || raw.length() > 40) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(raw);
            return Math.abs((long) number.scale()) > 40 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
