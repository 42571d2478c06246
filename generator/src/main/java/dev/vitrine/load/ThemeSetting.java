package dev.vitrine.load;

import dev.vitrine.diagnostics.Location;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a theme declares of one of its settings.
 *
 * @param name as sites write it
 * @param type what its values are
 * @param at where it is declared
 * @param standard its default; empty for none
 * @param dark the default in the dark scheme, of a colour
 * @param words the words of a choice, each with what stands for it in CSS
 * @param presets word of a choice to the values it gives other settings
 * @param minimum the least a number or length may be
 * @param maximum the most a number or length may be
 * @param unit the unit of a length; empty for any
 * @param css the custom property it becomes; empty for none
 * @param fallback type faces behind that of a font, as CSS
 * @param contrasts what a colour must be told from
 */
record ThemeSetting(
        String name,
        Type type,
        Location at,
        Optional<JsonValue> standard,
        Optional<JsonValue> dark,
        Map<String, String> words,
        Map<String, JsonValue.Obj> presets,
        Optional<BigDecimal> minimum,
        Optional<BigDecimal> maximum,
        String unit,
        String css,
        String fallback,
        List<Contrast> contrasts) {

    /** What the values of a setting are. */
    enum Type {
        CHOICE,
        COLOR,
        FONT,
        LENGTH,
        NUMBER,
        BOOLEAN,
        TEXT,
        ASSET,
        PICTURE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The least contrast with another colour. */
    record Contrast(String against, double atLeast) {}

    /** Whether {@code value} declares a setting, rather than being the value of a free one. */
    static boolean declares(JsonValue value) {
        return value instanceof JsonValue.Obj obj && obj.text("type").isPresent();
    }

    /** The declaration {@code obj}; empty when it has no sound type. */
    static Optional<ThemeSetting> of(String name, JsonValue.Obj obj) {
        for (Type type : Type.values()) {
            if (obj.text("type").filter(type.word()::equals).isPresent()) {
                return Optional.of(of(name, type, obj));
            }
        }
        return Optional.empty();
    }

    private static ThemeSetting of(String name, Type type, JsonValue.Obj obj) {
        Map<String, String> words = new LinkedHashMap<>();
        obj.texts("values").forEach(word -> words.put(word, word));
        obj.object("values")
                .ifPresent(values -> values.fields()
                        .forEach((word, field) ->
                                words.put(word, field.value().asText().orElse(""))));
        Map<String, JsonValue.Obj> presets = new LinkedHashMap<>();
        obj.object("presets")
                .ifPresent(all -> all.fields().forEach((word, field) -> {
                    if (field.value() instanceof JsonValue.Obj preset) {
                        presets.put(word, preset);
                    }
                }));
        return new ThemeSetting(
                name,
                type,
                obj.at(),
                obj.get("default"),
                obj.get("dark"),
                words,
                presets,
                obj.number("minimum"),
                obj.number("maximum"),
                obj.text("unit").orElse(""),
                obj.text("css").orElse(""),
                obj.text("fallback").orElse(""),
                obj.object("contrast").map(List::<JsonValue>of).orElse(obj.list("contrast")).stream()
                        .flatMap(value -> value instanceof JsonValue.Obj contrast
                                ? java.util.stream.Stream.of(contrast)
                                : java.util.stream.Stream.empty())
                        .map(contrast -> new Contrast(
                                contrast.text("against").orElse(""),
                                contrast.number("atLeast")
                                        .map(BigDecimal::doubleValue)
                                        .orElse(4.5)))
                        .toList());
    }
}
