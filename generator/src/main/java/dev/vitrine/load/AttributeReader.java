package dev.vitrine.load;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.AttributeDefinition;
import dev.vitrine.model.AttributeValue;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Measurement;
import dev.vitrine.model.Unit;
import dev.vitrine.model.Variant;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads {@code attributes.json}, and the facts of products in its terms. */
final class AttributeReader {

    private static final String FILE = "catalog/attributes.json";

    private final WordsReader words;
    private final Diagnostics diagnostics;

    AttributeReader(WordsReader words, Diagnostics diagnostics) {
        this.words = words;
        this.diagnostics = diagnostics;
    }

    // Definitions

    /** Attribute id to its definition, in the file's order; none when there is no such file. */
    Map<String, AttributeDefinition> definitions(SourceFiles files) throws IOException {
        Map<String, AttributeDefinition> definitions = new LinkedHashMap<>();
        if (!files.isFile(FILE)) {
            return definitions;
        }
        Optional<JsonValue.Obj> file = SettingsReader.object(files, FILE, Shapes.ATTRIBUTES, diagnostics);
        file.flatMap(obj -> obj.object("attributes"))
                .ifPresent(all -> all.fields().forEach((id, field) -> {
                    if (field.value() instanceof JsonValue.Obj obj) {
                        Optional<Unit> unit = obj.text("unit").flatMap(Unit::of);
                        definitions.put(
                                id,
                                new AttributeDefinition(id, words.names(obj.get("name")), unit, values(id, obj, unit)));
                    }
                }));
        return definitions;
    }

    private Map<String, AttributeDefinition.Value> values(
            String attribute, JsonValue.Obj definition, Optional<Unit> unit) {
        Map<String, AttributeDefinition.Value> values = new LinkedHashMap<>();
        definition
                .object("values")
                .ifPresent(all -> all.fields().forEach((id, field) -> {
                    if (field.value() instanceof JsonValue.Obj obj) {
                        Localized<String> names = words.names(obj.get("name"));
                        Optional<Measurement> measurement = obj.get("measure").flatMap(written -> {
                            if (unit.isEmpty()) {
                                report(
                                        written,
                                        "the attribute '" + attribute + "' has no unit",
                                        "add \"unit\": \"cm\" to it, or the unit that it is measured in");
                                return Optional.empty();
                            }
                            return measurement(attribute, unit.get(), written);
                        });
                        if (obj.get("name").isEmpty() && obj.get("measure").isEmpty()) {
                            diagnostics.report(
                                    Rule.JSON_MISSING_FIELD,
                                    obj.at(),
                                    "attribute value lacks 'name'",
                                    "add \"name\": … (its name, per language), or \"measure\" when the attribute has a unit");
                        }
                        values.put(id, new AttributeDefinition.Value(id, names, measurement, obj.text("swatch")));
                    }
                }));
        return values;
    }

    // Facts

    /** The facts of a product with these variants: attribute id to its values. */
    Map<String, List<AttributeValue>> facts(
            JsonValue.Obj product, List<Variant> variants, Map<String, AttributeDefinition> definitions) {
        Map<String, List<AttributeValue>> facts = new LinkedHashMap<>();
        product.object("attributes")
                .ifPresent(all -> all.fields().forEach((id, field) -> {
                    List<JsonValue> values =
                            field.value() instanceof JsonValue.Arr arr ? arr.items() : List.of(field.value());
                    List<AttributeValue> read = values.stream()
                            .flatMap(value -> fact(id, Optional.ofNullable(definitions.get(id)), value, variants))
                            .toList();
                    if (!read.isEmpty()) {
                        facts.put(id, read);
                    }
                }));
        return facts;
    }

    private Stream<AttributeValue> fact(
            String id, Optional<AttributeDefinition> definition, JsonValue value, List<Variant> variants) {
        Optional<Unit> unit = definition.flatMap(AttributeDefinition::unit);
        if (value instanceof JsonValue.Obj obj) {
            return unit.isPresent() && byChoice(obj, variants)
                    ? choices(id, unit.get(), obj, variants)
                    : Stream.of(new AttributeValue.Words(words.names(Optional.of(value))));
        }
        if (value instanceof JsonValue.Bool bool) {
            return Stream.of(new AttributeValue.Flag(bool.value()));
        }
        Optional<String> text = value.asText().filter(found -> !found.isBlank());
        boolean named = text.isPresent()
                && definition
                        .filter(known -> known.values().containsKey(text.get()))
                        .isPresent();
        if (unit.isPresent() && text.isPresent() && !named) {
            return measurement(id, unit.get(), value)
                    .<AttributeValue>map(found -> new AttributeValue.Measured(found, Optional.empty()))
                    .stream();
        }
        if (value instanceof JsonValue.Num num) {
            return num.asNumber().<AttributeValue>map(AttributeValue.Number::new).stream();
        }
        return text.<AttributeValue>map(AttributeValue.Text::new).stream();
    }

    /** Whether the keys of {@code obj} are choices of the product, not languages. */
    private static boolean byChoice(JsonValue.Obj obj, List<Variant> variants) {
        return obj.fields().values().stream().anyMatch(field -> field.value() instanceof JsonValue.Num)
                || obj.fields().keySet().stream()
                        .anyMatch(key -> choice(key, variants).isPresent());
    }

    private Stream<AttributeValue> choices(String id, Unit unit, JsonValue.Obj obj, List<Variant> variants) {
        return obj.fields().entrySet().stream().flatMap(entry -> {
            JsonValue.Field field = entry.getValue();
            Optional<AttributeValue.Choice> choice = choice(entry.getKey(), variants);
            if (choice.isEmpty()) {
                Set<String> known = new TreeSet<>();
                variants.forEach(variant -> known.addAll(variant.options().values()));
                diagnostics.report(
                        Rule.CATALOG_INVALID_MEASURE,
                        field.nameAt(),
                        "'" + ShapeCheck.shorten(entry.getKey()) + "' is no value of this product's options",
                        Closest.to(entry.getKey(), known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse(
                                        known.isEmpty()
                                                ? "the product has no options: write the number alone"
                                                : "its values are " + String.join(", ", known)));
                return Stream.empty();
            }
            return measurement(id, unit, field.value())
                    .<AttributeValue>map(found -> new AttributeValue.Measured(found, choice))
                    .stream();
        });
    }

    /** The option whose value is {@code value}; the first, when several have such a value. */
    private static Optional<AttributeValue.Choice> choice(String value, List<Variant> variants) {
        return variants.stream()
                .flatMap(variant -> variant.options().entrySet().stream())
                .filter(option -> option.getValue().equals(value))
                .map(option -> new AttributeValue.Choice(option.getKey(), value))
                .findFirst();
    }

    private Optional<Measurement> measurement(String id, Unit unit, JsonValue written) {
        String text = written.asText().orElse("");
        Optional<Measurement> found = Measurement.parse(text, Optional.of(unit));
        if (found.isEmpty()) {
            report(
                    written,
                    "'" + ShapeCheck.shorten(text) + "' is no measure for '" + id + "'",
                    "write a number of " + unit.id()
                            + " such as 12 or 7.5, or \"30 × 20\", or one with a unit such as \"7.5 " + unit.id()
                            + "\"");
            return found;
        }
        if (found.get().unit().kind() != unit.kind()) {
            report(
                    written,
                    "'" + ShapeCheck.shorten(text) + "' is in "
                            + found.get().unit().id() + ", but '" + id + "' is measured in " + unit.id(),
                    "state it in " + unit.id() + ", or change \"unit\" in " + FILE);
            return Optional.empty();
        }
        return found;
    }

    private void report(JsonValue written, String message, String hint) {
        diagnostics.report(Rule.CATALOG_INVALID_MEASURE, written.at(), message, hint);
    }
}
