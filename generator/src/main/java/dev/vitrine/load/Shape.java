package dev.vitrine.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a JSON value may look like: the one source for checking files and for the published JSON Schemas. */
sealed interface Shape {

    /** Any text; {@code pattern} is a regular expression it must match, or empty, and {@code expected} says so in words. */
    record Text(String pattern, String expected, boolean empty) implements Shape {}

    /** A number within bounds. */
    record Number(double min, double max, boolean whole) implements Shape {}

    /** A price: a number, or a text that is one. */
    record Amount() implements Shape {}

    record Flag() implements Shape {}

    /** One of these words. */
    record Word(List<String> words) implements Shape {}

    record ListOf(Shape item, int least) implements Shape {}

    /** Free field names that match {@code keyPattern}. */
    record MapOf(String keyPattern, String keyMeaning, Shape value) implements Shape {}

    /** An object whose {@code field} says which of {@code cases} it is; {@code meaning} says what it names. */
    record Cases(String field, String meaning, Map<String, Obj> cases) implements Shape {}

    /** Any one of these; the first is meant when none fits. */
    record Either(List<Shape> choices) implements Shape {}

    /** Texts, numbers, flags, lists and objects of any kind. */
    record Anything() implements Shape {}

    /** A value that does not say of itself what it is: anything but an object with a {@code type}. */
    record Untyped() implements Shape {}

    /** A shape that refers to itself. */
    record Later(Supplier<Shape> shape) implements Shape {}

    /** An object with known fields. */
    record Obj(String name, String doc, Map<String, FieldShape> fields) implements Shape {}

    /** A field, whether it must be there, and what it is for. */
    record FieldShape(Shape shape, boolean required, String doc) {}

    static Text text() {
        return new Text("", "a text", false);
    }

    static Text textOrEmpty() {
        return new Text("", "a text", true);
    }

    static Text matching(String pattern, String expected) {
        return new Text(pattern, expected, false);
    }

    static Number whole(double min, double max) {
        return new Number(min, max, true);
    }

    static Word word(String... words) {
        return new Word(List.of(words));
    }

    static ListOf list(Shape item) {
        return new ListOf(item, 0);
    }

    static ListOf someOf(Shape item) {
        return new ListOf(item, 1);
    }

    static Either either(Shape... choices) {
        return new Either(List.of(choices));
    }

    static Builder object(String name, String doc) {
        return new Builder(name, doc);
    }

    /** Collects the fields of an object. */
    final class Builder {
        private final String name;
        private final String doc;
        private final Map<String, FieldShape> fields = new LinkedHashMap<>();

        private Builder(String name, String doc) {
            this.name = name;
            this.doc = doc;
        }

        Builder required(String field, Shape shape, String fieldDoc) {
            fields.put(field, new FieldShape(shape, true, fieldDoc));
            return this;
        }

        Builder optional(String field, Shape shape, String fieldDoc) {
            fields.put(field, new FieldShape(shape, false, fieldDoc));
            return this;
        }

        Obj build() {
            return new Obj(name, doc, java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
        }
    }
}
