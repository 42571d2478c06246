package dev.vitrine.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON values as plain maps, lists, texts, numbers and flags, for templates. */
final class PlainValues {

    private PlainValues() {}

    static Map<String, Object> map(JsonValue.Obj obj) {
        Map<String, Object> map = new LinkedHashMap<>();
        obj.fields().forEach((name, field) -> {
            if (!(field.value() instanceof JsonValue.Null)) {
                map.put(name, value(field.value()));
            }
        });
        return map;
    }

    /** {@code value} as templates read it; empty when it is null. */
    static Optional<Object> of(JsonValue value) {
        return value instanceof JsonValue.Null ? Optional.empty() : Optional.of(value(value));
    }

    private static Object value(JsonValue value) {
        if (value instanceof JsonValue.Obj obj) {
            return map(obj);
        }
        if (value instanceof JsonValue.Arr arr) {
            List<Object> list = new ArrayList<>();
            arr.items().stream()
                    .filter(item -> !(item instanceof JsonValue.Null))
                    .forEach(item -> list.add(value(item)));
            return list;
        }
        if (value instanceof JsonValue.Bool bool) {
            return bool.value();
        }
        if (value instanceof JsonValue.Num num) {
            return num.asNumber().orElse(BigDecimal.ZERO);
        }
        return value.asText().orElse("");
    }
}
