package dev.vitrine.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What search engines want of schema.org's types, from {@code structured-data.json}. */
final class SchemaTypes {

    private static final SchemaTypes STANDARD = read();

    private final Map<String, Type> types;

    private SchemaTypes(Map<String, Type> types) {
        this.types = types;
    }

    /** The rules of the resource. */
    static SchemaTypes standard() {
        return STANDARD;
    }

    Optional<Type> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    Map<String, Type> all() {
        return types;
    }

    /**
     * One of several fields that are wanted.
     *
     * @param names alternatives; one is enough
     */
    record Wanted(List<String> names) {

        String text() {
            return String.join(" or ", names);
        }
    }

    /**
     * A type.
     *
     * @param name its name at schema.org
     * @param required what a node must have
     * @param recommended what it had better have
     * @param when field to value to the fields that the value requires
     * @param least field to the fewest values it must have
     * @param inherited field to the recommended fields that another node states where it is there
     * @param fields field to its kinds, any of which will do
     * @param stated fields whose values are stated in content files
     */
    record Type(
            String name,
            List<Wanted> required,
            List<Wanted> recommended,
            Map<String, Map<String, List<String>>> when,
            Map<String, Integer> least,
            Map<String, List<String>> inherited,
            Map<String, List<Kind>> fields,
            Set<String> stated) {}

    /**
     * What a value is.
     *
     * @param form its form
     * @param names schema.org's words, or types of nodes
     */
    record Kind(Form form, List<String> names) {

        String text() {
            return switch (form) {
                case WORD -> "one of schema.org's words " + String.join(", ", names);
                case NODE ->
                    names.size() == 1
                            ? "a node of the type " + names.get(0)
                            : "a node of one of the types " + String.join(", ", names);
                default -> form.words;
            };
        }
    }

    /** The form of a value. */
    enum Form {
        TEXT("a text"),
        URL("an absolute address"),
        DATE("a date such as 2026-03-01"),
        NUMBER("a number"),
        RATING("a rating from 0 to 5"),
        PRICE("a price above 0, with a dot and no currency"),
        AMOUNT("an amount of 0 or more, with a dot and no currency"),
        WHOLE("a whole number"),
        CURRENCY("a currency code such as EUR"),
        COUNTRY("a country code such as DE"),
        LANGUAGE("a language tag such as en"),
        GTIN("a GTIN of 8, 12, 13 or 14 digits with its check digit"),
        WORD(""),
        NODE("");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    private static SchemaTypes read() {
        try (InputStream in = SchemaTypes.class.getResourceAsStream("structured-data.json")) {
            if (in == null) {
                throw new IllegalStateException("structured-data.json is missing");
            }
            Map<String, Type> types = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    new JsonMapper().readTree(in).path("types").properties()) {
                types.put(entry.getKey(), type(entry.getKey(), entry.getValue()));
            }
            return new SchemaTypes(Collections.unmodifiableMap(types));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Type type(String name, JsonNode node) {
        Map<String, Map<String, List<String>>> when = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("when").properties()) {
            int equals = entry.getKey().indexOf('=');
            when.computeIfAbsent(entry.getKey().substring(0, equals), field -> new HashMap<>())
                    .put(entry.getKey().substring(equals + 1), texts(entry.getValue()));
        }
        Map<String, Integer> least = new HashMap<>();
        node.path("least")
                .properties()
                .forEach(entry -> least.put(entry.getKey(), entry.getValue().asInt()));
        Map<String, List<String>> inherited = new HashMap<>();
        node.path("inherited").properties().forEach(entry -> inherited.put(entry.getKey(), texts(entry.getValue())));
        Map<String, List<Kind>> fields = new HashMap<>();
        node.path("fields")
                .properties()
                .forEach(entry ->
                        fields.put(entry.getKey(), kinds(entry.getValue().asString())));
        return new Type(
                name,
                wanted(node.path("required")),
                wanted(node.path("recommended")),
                when,
                least,
                inherited,
                fields,
                new LinkedHashSet<>(texts(node.path("stated"))));
    }

    private static List<Wanted> wanted(JsonNode list) {
        return texts(list).stream()
                .map(text -> new Wanted(List.of(text.split("\\|", -1))))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static List<Kind> kinds(String text) {
        List<Kind> kinds = new ArrayList<>();
        for (String alternative : text.split(" \\| ", -1)) {
            List<String> words = List.of(alternative.strip().split(" ", -1));
            kinds.add(new Kind(
                    Form.valueOf(words.get(0).toUpperCase(java.util.Locale.ROOT)), words.subList(1, words.size())));
        }
        return kinds;
    }
}
