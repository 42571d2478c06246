package dev.vitrine.load;

import dev.vitrine.extension.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns values of files into values of extensions, and back. */
final class ExtensionValues {

    private ExtensionValues() {}

    /** What an extension sees of {@code value}. */
    static Value of(JsonValue value) {
        if (value instanceof JsonValue.Str text) {
            return new Value.Text(text.value(), text.at());
        }
        if (value instanceof JsonValue.Num number) {
            Optional<BigDecimal> exact = number.asNumber();
            return exact.isPresent()
                    ? new Value.Numeric(exact.get(), number.at())
                    : new Value.Text(number.raw(), number.at());
        }
        if (value instanceof JsonValue.Bool flag) {
            return new Value.Flag(flag.value(), flag.at());
        }
        if (value instanceof JsonValue.Arr list) {
            return new Value.Items(
                    list.items().stream().map(ExtensionValues::of).toList(), list.at());
        }
        if (value instanceof JsonValue.Obj object) {
            Map<String, Value.Field> fields = new LinkedHashMap<>();
            object.fields()
                    .forEach((name, field) -> fields.put(name, new Value.Field(field.nameAt(), of(field.value()))));
            return new Value.Fields(fields, object.at());
        }
        return new Value.Nothing(value.at());
    }

    /**
     * What our readers see of {@code value}.
     *
     * @throws IllegalArgumentException when there is HTML in it, which no file has
     */
    static JsonValue json(Value value) {
        if (value instanceof Value.Text text) {
            return new JsonValue.Text(text.text(), text.at());
        }
        if (value instanceof Value.Numeric number) {
            return new JsonValue.Num(number.number().toString(), number.at());
        }
        if (value instanceof Value.Flag flag) {
            return new JsonValue.Bool(flag.flag(), flag.at());
        }
        if (value instanceof Value.Items list) {
            return new JsonValue.Arr(
                    list.items().stream().map(ExtensionValues::json).toList(), list.at());
        }
        if (value instanceof Value.Fields object) {
            return json(object);
        }
        if (value instanceof Value.Html) {
            throw new IllegalArgumentException("a product has no HTML of an extension");
        }
        return new JsonValue.Null(value.at());
    }

    /** What our readers see of {@code object}. */
    static JsonValue.Obj json(Value.Fields object) {
        Map<String, JsonValue.Field> fields = new LinkedHashMap<>();
        object.fields()
                .forEach((name, field) -> fields.put(name, new JsonValue.Field(field.nameAt(), json(field.value()))));
        return new JsonValue.Obj(fields, object.at());
    }

    /**
     * What templates see of {@code value}: texts, numbers, flags, lists and maps.
     *
     * @throws IllegalArgumentException when there is HTML in it: text of content is escaped
     */
    static Object plain(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number.number();
        }
        if (value instanceof Value.Flag flag) {
            return flag.flag();
        }
        if (value instanceof Value.Items list) {
            return list.items().stream().map(ExtensionValues::plain).toList();
        }
        if (value instanceof Value.Fields object) {
            Map<String, Object> plain = new LinkedHashMap<>();
            object.fields().forEach((name, field) -> plain.put(name, plain(field.value())));
            return plain;
        }
        if (value instanceof Value.Html) {
            throw new IllegalArgumentException("the values of a page are texts; write its body in Markdown");
        }
        return Optional.empty();
    }
}
