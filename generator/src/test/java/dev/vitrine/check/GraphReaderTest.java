package dev.vitrine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.output.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the data requires is missed: each required field of each type is left out once, and each kind of value is broken once. */
class GraphReaderTest {

    private static final SchemaTypes TYPES = SchemaTypes.standard();

    /** Remembers what is found. */
    private static final class Found implements GraphReader.Problems {
        private final List<String> problems = new ArrayList<>();
        private final Set<String> missing = new HashSet<>();

        @Override
        public void required(SchemaTypes.Type type, String field, int at) {
            problems.add("required " + type.name() + "." + field);
        }

        @Override
        public void recommended(SchemaTypes.Type type, int index, boolean absent) {
            if (absent) {
                missing.add(type.name() + "." + type.recommended().get(index).text());
            }
        }

        @Override
        public void invalid(SchemaTypes.Type type, String field, String value, String expected, int at) {
            problems.add("invalid " + type.name() + "." + field);
        }

        @Override
        public void broken(String message, boolean id, int at) {
            problems.add((id ? "id " : "broken ") + message);
        }
    }

    private static Found read(String json) {
        Found found = new Found();
        // Not at the beginning, as in a page.
        byte[] bytes = ("<script>" + json + "</script>").getBytes(StandardCharsets.UTF_8);
        GraphReader reader = new GraphReader(TYPES, found);
        reader.read(bytes, 8, bytes.length - 9);
        reader.end();
        return found;
    }

    private static List<String> problems(Object node) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://schema.org");
        document.put("@graph", List.of(node));
        return read(Json.of(document)).problems;
    }

    /** A node with everything its type requires. */
    private static Map<String, Object> sound(SchemaTypes.Type type) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@type", type.name());
        for (SchemaTypes.Wanted wanted : type.required()) {
            String field = wanted.names().get(0);
            node.put(field, value(type, field));
        }
        type.least()
                .forEach((field, least) -> node.put(
                        field,
                        Stream.generate(() -> value(type, field)).limit(least).toList()));
        type.when()
                .forEach((field, byWord) -> byWord.values()
                        .forEach(needed -> needed.forEach(name -> {
                            if (node.containsKey(field)) {
                                node.put(name, value(type, name));
                            }
                        })));
        return node;
    }

    private static Object value(SchemaTypes.Type type, String field) {
        return Optional.ofNullable(type.fields().get(field))
                .map(kinds -> sound(kinds.get(0)))
                .orElse("x");
    }

    private static Object sound(SchemaTypes.Kind kind) {
        return switch (kind.form()) {
            case TEXT -> "Lamp";
            case URL -> "https://tiny.example/lamp/";
            case DATE -> "2026-03-01";
            case NUMBER, AMOUNT, PRICE -> "12.50";
            case RATING -> "4.5";
            case WHOLE -> 3;
            case CURRENCY -> "EUR";
            case COUNTRY -> "DE";
            case LANGUAGE -> "en";
            case GTIN -> "4006381333931";
            case WORD -> "https://schema.org/" + kind.names().get(0);
            case NODE ->
                TYPES.find(kind.names().get(0))
                        .map(GraphReaderTest::sound)
                        .orElseGet(() -> Map.of("@type", kind.names().get(0)));
        };
    }

    private static Object broken(SchemaTypes.Kind kind) {
        return switch (kind.form()) {
            case TEXT -> " ";
            case URL -> "/lamp/";
            case DATE -> "2026-02-30";
            case NUMBER -> "12,50";
            case RATING -> "5.1";
            case PRICE -> "0.00";
            case AMOUNT -> "-1";
            case WHOLE -> "1.5";
            case CURRENCY -> "EURO";
            case COUNTRY -> "UK";
            case LANGUAGE -> "en_US";
            case GTIN -> "4006381333932";
            case WORD -> "https://schema.org/Whatever";
            case NODE -> Map.of("@type", "Whatever", "name", "x");
        };
    }

    @TestFactory
    Stream<DynamicTest> soundNodesAreSound() {
        return TYPES.all().values().stream()
                .map(type -> DynamicTest.dynamicTest(
                        type.name(), () -> assertThat(problems(sound(type))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyRequiredFieldIsMissed() {
        return TYPES.all().values().stream()
                .flatMap(type -> type.required().stream()
                        .map(wanted -> DynamicTest.dynamicTest(type.name() + " without " + wanted.text(), () -> {
                            Map<String, Object> node = sound(type);
                            wanted.names().forEach(node::remove);
                            assertThat(problems(node)).contains("required " + type.name() + "." + wanted.text());
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyFieldRefusesAnotherKind() {
        return TYPES.all().values().stream()
                .flatMap(type -> type.fields().entrySet().stream()
                        .map(field -> DynamicTest.dynamicTest(type.name() + "." + field.getKey(), () -> {
                            Map<String, Object> node = sound(type);
                            for (SchemaTypes.Kind kind : field.getValue()) {
                                int least = type.least().getOrDefault(field.getKey(), 1);
                                node.put(
                                        field.getKey(),
                                        Stream.generate(() -> sound(kind))
                                                .limit(least)
                                                .toList());
                                assertThat(problems(node)).as("sound %s", kind).noneMatch(p -> p.startsWith("invalid"));
                            }
                            node.put(field.getKey(), broken(field.getValue().get(0)));
                            assertThat(problems(node)).contains("invalid " + type.name() + "." + field.getKey());
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyKnownTypeAndFieldIsOfSchemaOrg() throws java.io.IOException {
        // Written from schema.org's own pages, apart from the data.
        Map<String, Set<String>> known = new LinkedHashMap<>();
        for (String line : java.nio.file.Files.readAllLines(
                java.nio.file.Path.of("src/test/resources/structured-data/schema-org.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split("[: ]+");
                known.put(words[0], new HashSet<>(List.of(words)));
            }
        }
        Set<String> thing = known.getOrDefault("Thing", Set.of());
        return TYPES.all().values().stream()
                .map(type -> DynamicTest.dynamicTest(
                        type.name(),
                        () -> assertThat(type.fields().keySet().stream().filter(field -> !thing.contains(field)))
                                .isSubsetOf(known.getOrDefault(type.name(), Set.of()))));
    }

    @Test
    void aTypeThatFollowsItsFieldsIsReadTheSame() {
        assertThat(problems(orderedLast(sound(TYPES.find("Offer").orElseThrow()))))
                .isEmpty();
        Map<String, Object> free = sound(TYPES.find("Offer").orElseThrow());
        free.put("price", 0);
        assertThat(problems(orderedLast(free))).containsExactly("invalid Offer.price");
    }

    private static Map<String, Object> orderedLast(Map<String, Object> node) {
        Map<String, Object> ordered = new LinkedHashMap<>(node);
        Object type = ordered.remove("@type");
        ordered.put("@type", List.of("Thing", type));
        return ordered;
    }

    @Test
    void aWindowNeedsItsDaysAndAFeeItsAmount() {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("@type", "MerchantReturnPolicy");
        policy.put("applicableCountry", List.of("DE"));
        policy.put("returnPolicyCategory", "https://schema.org/MerchantReturnFiniteReturnWindow");
        policy.put("returnFees", "https://schema.org/ReturnShippingFees");
        assertThat(problems(policy))
                .containsExactlyInAnyOrder(
                        "required MerchantReturnPolicy.merchantReturnDays",
                        "required MerchantReturnPolicy.returnShippingFeesAmount");
    }

    @Test
    void namesLeadToOneNodeEach() {
        String head = "{\"@context\":\"https://schema.org\",\"@graph\":[";
        String shop = "{\"@id\":\"#shop\",\"@type\":\"Brand\",\"name\":\"x\"}";
        String refers =
                "{\"@type\":\"WebSite\",\"name\":\"x\",\"url\":\"https://a.example\",\"publisher\":{\"@id\":\"#shop\"}}";
        assertThat(read(head + refers + "," + shop + "]}").problems).isEmpty();
        assertThat(read(head + refers + "]}").problems)
                .containsExactly("id \"@id\": \"#shop\" refers to no node of the page");
        assertThat(read(head + shop + "," + shop + "]}").problems)
                .containsExactly("id \"@id\": \"#shop\" is the name of two nodes of the page");
    }

    @Test
    void whatIsRecommendedIsNoticedAndAVariantNeedNotRepeatItsGroup() {
        String product =
                "{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"x\",\"gtin\":\"4006381333931\"";
        assertThat(read(product + "}").missing)
                .contains("Product.brand", "Product.image")
                .doesNotContain("Product.gtin");
        assertThat(read(product + ",\"isVariantOf\":{\"@type\":\"ProductGroup\",\"name\":\"x\"}}").missing)
                .contains("Product.image")
                .doesNotContain("Product.brand", "Product.description");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[",
                "{\"@context\":",
                "{\"@context\":\"https://schema.org\"} {}",
                "\"x\"",
                "1",
                "{'a':1}",
                "{\"@context\":\"https://schema.org\",\"a\":[1,}",
                "{\"name\":\"no context\"}",
                "\uFFFD"
            })
    void whatIsNoJsonLdIsBroken(String json) {
        assertThat(read(json).problems).hasSize(1).allMatch(problem -> problem.startsWith("broken"));
    }

    @Test
    void deepNestingEndsTheReadingNotTheBuild() {
        assertThat(read("{\"a\":".repeat(5000)).problems).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Offer, price, 1e5, false",
        "Offer, price, 19.99, true",
        "Offer, price, '19,99', false",
        "Offer, price, 0.01, true",
        "Offer, availability, InStock, true",
        "Offer, availability, http://schema.org/InStock, true",
        "Offer, availability, in stock, false",
        "BlogPosting, datePublished, 2026-03-01T08:00:00+01:00, true",
        "BlogPosting, datePublished, 1 March 2026, false",
        "Product, gtin, 96385074, true",
        "Product, gtin, 036000291452, true",
        "Product, gtin, 036000291453, false",
        "Product, gtin, 123456789, false",
        "Product, url, https://a b, false",
        "Product, url, //cdn.example/x, false",
        "Product, url, https://, false"
    })
    void valuesAreReadAsSearchEnginesReadThem(String type, String field, String value, boolean sound) {
        Map<String, Object> node = sound(TYPES.find(type).orElseThrow());
        node.put(field, value);
        assertThat(problems(node)).hasSize(sound ? 0 : 1);
    }
}
