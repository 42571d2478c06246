package dev.vitrine.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vitrine.Golden;
import dev.vitrine.diagnostics.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published schemas say the same as the readers. */
class JsonSchemasTest {

    private static final Path CONTENT = Path.of("../content");
    private static final Path DOCS = Path.of("../docs");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Schema> SCHEMAS = schemas();

    private static Map<String, Schema> schemas() {
        Map<String, Schema> schemas = new TreeMap<>();
        JsonSchemas.all()
                .forEach((file, text) ->
                        schemas.put(file.replace(".schema.json", ""), REGISTRY.getSchema(JSON.readTree(text))));
        return schemas;
    }

    /** Which schema a file of a site or theme goes by, by its path. */
    private static final Map<String, String> BY_PATH = byPath();

    private static Map<String, String> byPath() {
        Map<String, String> byPath = new LinkedHashMap<>();
        byPath.put("site\\.json", "site");
        byPath.put("baseline\\.json", "baseline");
        byPath.put("search\\.json", "search");
        byPath.put("theme\\.json", "theme");
        byPath.put("markets/[^/]+\\.json", "market");
        byPath.put("seo/[^/]+\\.json", "seo");
        byPath.put("strings/[^/]+\\.json", "strings");
        byPath.put("catalog/(attributes|categories|collections)\\.json", "$1");
        byPath.put("catalog/products/[^/]+/product\\.json", "product");
        byPath.put("catalog/products/[^/]+/[^/]+\\.md", "product-front-matter");
        byPath.put("catalog/(categories|collections)/[^/]+/[^/]+\\.md", "listing-front-matter");
        byPath.put("pages/[^/]+/[^/]+\\.md", "page-front-matter");
        byPath.put("journal/[^/]+/[^/]+\\.md", "article-front-matter");
        return byPath;
    }

    private static Optional<String> schemaOf(String path) {
        return BY_PATH.entrySet().stream()
                .filter(entry -> path.matches(entry.getKey()))
                .map(entry -> path.replaceFirst(entry.getKey(), entry.getValue()))
                .findFirst();
    }

    @Test
    void theDocumentationHoldsExactlyTheSchemasOfTheReaders() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DOCS), "the repository's documentation is not here");
        Map<String, byte[]> files = new TreeMap<>();
        JsonSchemas.all().forEach((file, text) -> files.put(file, text.getBytes(StandardCharsets.UTF_8)));
        Golden.assertFiles(files, DOCS.resolve("schemas"));
    }

    @Test
    void everySchemaIsAValidSchemaOfItsDraft() {
        Schema draft = REGISTRY.getSchema(
                com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        JsonSchemas.all()
                .forEach((file, text) ->
                        assertThat(draft.validate(JSON.readTree(text))).as(file).isEmpty());
        assertThat(draft.validate(JSON.readTree("{ \"type\": \"objekt\" }"))).isNotEmpty();
    }

    @Test
    void everyFileOfTheDemoShopIsAcceptedAndNamesItsSchema() throws IOException {
        Map<String, JsonNode> files = demo();
        assertThat(files).hasSizeGreaterThan(100);
        files.forEach((path, node) -> {
            String schema = schemaOf(path).orElseThrow();
            assertThat(SCHEMAS.get(schema).validate(node)).as(path).isEmpty();
            String named = node.path("$schema").asString("");
            if (!named.isEmpty()) {
                assertThat(CONTENT.resolve(path).getParent().resolve(named).normalize())
                        .as("$schema of %s", path)
                        .isEqualTo(DOCS.resolve("schemas/" + schema + ".schema.json")
                                .normalize());
            }
        });
    }

    @Test
    void everyExampleOfTheDocumentationIsAcceptedByBoth() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DOCS), "the repository's documentation is not here");
        String text = Files.readString(DOCS.resolve("content-format.md"));
        List<String> seen = new ArrayList<>();
        Matcher section =
                Pattern.compile("(?ms)^## ([^\n]+)\n(.*?)(?=^## |\\z)").matcher(text);
        while (section.find()) {
            Matcher example = Pattern.compile("(?s)```jsonc\n(.*?)```").matcher(section.group(2));
            while (example.find()) {
                String json = example.group(1);
                JsonNode node = JSON.readTree(json);
                // Where a section shows several files, the name of the first field is that of the file; lists are of
                // reviews.
                String schema = schemaOf(section.group(1)
                                .replace("`", "")
                                .replace("<id>", "x")
                                .replace("<market>", "x")
                                .replace("<language>", "x"))
                        .orElseGet(() -> node.isArray()
                                ? "catalog-reviews"
                                : node.propertyNames().iterator().next());
                assertThat(SCHEMAS.get(schema).validate(node)).as(json).isEmpty();
                assertThat(problems(json, schema)).as(json).isEmpty();
                seen.add(schema);
            }
        }
        assertThat(seen).contains("site", "market", "product", "categories", "collections", "attributes", "seo");
    }

    @Test
    void everyJsonFileMayNameItsSchema() {
        String named = "{ \"$schema\": \"x.schema.json\" }";
        SCHEMAS.forEach((name, schema) -> {
            if (!name.endsWith("front-matter")) {
                assertThat(problems(named, name)).as(name).noneMatch(problem -> problem.contains("$schema"));
                assertThat(schema.validate(JSON.readTree(named)).toString())
                        .as(name)
                        .doesNotContain("$schema");
            }
        });
    }

    @Test
    void aRequiredFieldThatIsMissingIsRejectedByBoth() throws IOException {
        int rejected = 0;
        for (Map.Entry<String, JsonNode> file : samples().entrySet()) {
            for (ObjectNode object : objects(file.getValue())) {
                for (String field : List.copyOf(object.propertyNames())) {
                    JsonNode removed = object.remove(field);
                    rejected += agree(file.getKey(), file.getValue(), "without " + field);
                    object.set(field, removed);
                }
            }
        }
        assertThat(rejected).isGreaterThan(50);
    }

    @Test
    void anUnknownFieldIsRejectedByBothWhereverTheNamesAreFixed() throws IOException {
        int rejected = 0;
        for (Map.Entry<String, JsonNode> file : samples().entrySet()) {
            for (ObjectNode object : objects(file.getValue())) {
                object.put("no such field", "x");
                rejected += agree(file.getKey(), file.getValue(), "with an unknown field");
                object.remove("no such field");
            }
        }
        assertThat(rejected).isGreaterThan(200);
    }

    @Test
    void valuesOfTheWrongKindAreRejectedByBoth() throws IOException {
        List<JsonNode> others = List.of(
                JSON.readTree("true"),
                JSON.readTree("12"),
                JSON.readTree("-1.5"),
                JSON.readTree("1e17"),
                JSON.readTree("\"some text\""),
                JSON.readTree("\"12.50\""),
                JSON.readTree("\"en\""),
                JSON.readTree("\"\""),
                JSON.readTree("\" \""),
                JSON.readTree("[]"),
                JSON.readTree("[\"a\", 1]"),
                JSON.readTree("{}"),
                JSON.readTree("{ \"en\": \"x\" }"));
        Random random = new Random(12);
        int rejected = 0;
        int accepted = 0;
        for (Map.Entry<String, JsonNode> file : samples().entrySet()) {
            for (Place place : places(file.getValue())) {
                JsonNode before = place.value();
                JsonNode other = others.get(random.nextInt(others.size()));
                place.set().accept(other);
                int result = agree(file.getKey(), file.getValue(), before + " replaced by " + other);
                rejected += result;
                accepted += 1 - result;
                place.set().accept(before);
            }
        }
        assertThat(rejected).isGreaterThan(500);
        assertThat(accepted).isGreaterThan(50);
    }

    /** A value inside a document and the way to replace it. */
    private record Place(JsonNode value, Consumer<JsonNode> set) {}

    private static List<Place> places(JsonNode node) {
        List<Place> places = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            for (String field : List.copyOf(object.propertyNames())) {
                // The reader leaves "$schema" to editors.
                if (!field.equals("$schema")) {
                    places.add(new Place(object.get(field), value -> object.set(field, value)));
                    places.addAll(places(object.get(field)));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(new Place(array.get(i), value -> array.set(index, value)));
                places.addAll(places(array.get(i)));
            }
        }
        return places;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(inner -> objects.addAll(objects(inner)));
        return objects;
    }

    /** 1 when both reject, 0 when both accept. */
    private static int agree(String path, JsonNode node, String change) {
        String schema = schemaOf(path).orElseThrow();
        String json = node.toString();
        List<String> problems = problems(json, schema);
        var errors = SCHEMAS.get(schema).validate(node);
        assertThat(errors.isEmpty())
                .as("%s %s\nreader: %s\nschema: %s", path, change, problems, errors)
                .isEqualTo(problems.isEmpty());
        return problems.isEmpty() ? 0 : 1;
    }

    private static List<String> problems(String json, String schema) {
        Diagnostics diagnostics = new Diagnostics();
        JsonTree.json(json, "x", 1, diagnostics)
                .ifPresent(value -> new ShapeCheck(diagnostics, false)
                        .check(value, Shapes.published().get(schema)));
        return diagnostics.sorted().stream().map(Object::toString).toList();
    }

    /** All files of the demo shop that have a schema, as trees. */
    private static Map<String, JsonNode> demo() throws IOException {
        Assumptions.assumeTrue(Files.exists(CONTENT.resolve("site.json")), "the repository's own content is not here");
        Map<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(CONTENT)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String path = CONTENT.relativize(file).toString().replace('\\', '/');
                if (schemaOf(path).isPresent()) {
                    String text = Files.readString(file);
                    files.put(path, path.endsWith(".md") ? YAML.readTree(frontMatter(text)) : JSON.readTree(text));
                }
            }
        }
        return files;
    }

    private static String frontMatter(String text) {
        return text.substring(4, text.indexOf("\n---", 3) + 1);
    }

    /** JSON files of every kind, and a rich one for what the demo shop leaves out. */
    private static Map<String, JsonNode> samples() throws IOException {
        Map<String, JsonNode> samples = new TreeMap<>();
        int products = 0;
        for (Map.Entry<String, JsonNode> file : demo().entrySet()) {
            boolean product = file.getKey().endsWith("product.json");
            products += product ? 1 : 0;
            if (file.getKey().endsWith(".json") && (!product || products <= 5)) {
                samples.put(file.getKey(), file.getValue());
            }
        }
        Path golden = Path.of("src/test/resources/sites/two-languages/site");
        for (String path :
                List.of("site.json", "catalog/collections.json", "catalog/products/aurora-lamp/product.json")) {
            samples.put(path.replace("aurora-lamp", "golden"), JSON.readTree(Files.readString(golden.resolve(path))));
        }
        samples.put(
                "theme.json",
                JSON.readTree(
                        "{ \"name\": \"plain\", \"description\": \"x\", \"settings\": { \"a\": [1, { \"b\": true }] } }"));
        return samples;
    }
}
