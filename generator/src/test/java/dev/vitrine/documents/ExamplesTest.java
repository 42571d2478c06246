package dev.vitrine.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vitrine.SiteTest;
import dev.vitrine.cli.CommandLines;
import dev.vitrine.diagnostics.Rule;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import picocli.CommandLine.ParameterException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every block of code in the documents is code that works: of each kind what can be held against something is. */
class ExamplesTest {

    /** Trees, pictures and other words in columns; nothing there can be run or read by a program. */
    private static final Map<String, Integer> TEXTS = Map.of(
            "docs/architecture.md", 1,
            "docs/cli.md", 1,
            "docs/content-format.md", 2,
            "docs/deploy.md", 1,
            "docs/feeds.md", 1,
            "docs/search.md", 1,
            "docs/theme-contract.md", 1,
            "docs/translations.md", 1);

    /** Scripts that a shop's own would be: there is no browser here. The engine's own tests run the calls. */
    private static final Map<String, Integer> SCRIPTS = Map.of("docs/storefront.md", 1, "docs/theme-contract.md", 1);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /** Files of which only a few fields are shown; in the order in which they are tried. */
    private static final List<String> PARTS = List.of("site", "market", "product", "theme");

    private static final Pattern PROBLEM = Pattern.compile("(error|warning|info) \\[([a-z-]+/[a-z0-9-]+)] ");
    private static final Pattern FILE = Pattern.compile("(?m)^// (\\S+\\.json)\\b.*$");
    private static final String VARIANT = ", in a variant";

    @Test
    void everyBlockIsOfAKindThatIsChecked() throws IOException {
        Set<String> kinds = Set.of(
                "", "sh", "json", "jsonc", "yaml", "xml", "svg", "ftl", "markdown", "text", "js", "groovy", "java");
        assertThat(Example.all())
                .isNotEmpty()
                .allSatisfy(example -> assertThat(kinds).as(example.place()).contains(example.language()));
        assertThat(count("text")).isEqualTo(new TreeMap<>(TEXTS));
        assertThat(count("js")).isEqualTo(new TreeMap<>(SCRIPTS));
    }

    private static Map<String, Integer> count(String language) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        of(language).forEach(example -> counts.merge(example.document(), 1, Integer::sum));
        return counts;
    }

    private static List<Example> of(String... languages) throws IOException {
        return Example.all().stream()
                .filter(example -> List.of(languages).contains(example.language()))
                .toList();
    }

    // Commands

    @Test
    void commandsAreOnesThatTheProgramsTake() throws IOException {
        int checked = 0;
        for (Example example : of("sh", "")) {
            if (example.language().isEmpty() && PROBLEM.matcher(example.text()).find()) {
                continue;
            }
            String text = example.language().isEmpty() ? withoutRemarks(example.text()) : example.text();
            for (List<String> command : Shell.commands(text)) {
                check(command, example.place());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(60);
    }

    /** Behind the examples of the commands stand remarks, some spaces apart. */
    private static String withoutRemarks(String text) {
        return text.lines().map(line -> line.replaceFirst(" {3,}.*", "")).collect(Collectors.joining("\n"));
    }

    private static void check(List<String> command, String place) throws IOException {
        List<String> told = Shell.ofVitrine(command);
        if (!told.isEmpty()) {
            parsed(told, place);
        } else if (command.get(0).equals("mvn")) {
            MavenGoals.check(command, place);
        } else {
            assertThat(command.get(0))
                    .as("%s: a program this test knows", place)
                    .isIn("export", "cd", "./verify", "jq", "source", "git", "java", "test", "aws");
        }
    }

    private static void parsed(List<String> told, String place) {
        try {
            CommandLines.parse(told);
        } catch (ParameterException e) {
            throw new AssertionError(place + ": vitrine " + String.join(" ", told) + ": " + e.getMessage(), e);
        }
    }

    @Test
    void optionsOfCommandsInTheTextAreTheirs() throws IOException {
        int checked = 0;
        for (Path document : Example.documents()) {
            for (List<String> command : Shell.inText(Files.readString(document))) {
                List<String> told = new ArrayList<>(command.subList(1, command.size()));
                List<String> options = told.stream()
                        .filter(word -> word.startsWith("--"))
                        .map(word -> word.replaceFirst("=.*", ""))
                        .toList();
                assertThat(CommandLines.options(told.get(0)))
                        .as("%s: %s", document, String.join(" ", command))
                        .containsAll(options);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    // Code

    private static final Path EXAMPLES = Path.of("../examples");

    @Test
    void javaIsCodeOfTheExamples() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            sources = files.filter(file -> file.toString().matches(".*src.main.java.*\\.java"))
                    .map(ExamplesTest::read)
                    .toList();
        }
        int checked = 0;
        for (Example example : of("java")) {
            assertThat(sources)
                    .as(example.place())
                    .anyMatch(source -> source.contains(example.text().stripTrailing()));
            checked++;
        }
        assertThat(checked).isGreaterThan(5);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Problems

    @Test
    void problemsThatAreShownAreThoseOfRules() throws IOException {
        Map<String, String> rules = new LinkedHashMap<>();
        for (Rule rule : Rule.values()) {
            rules.put(rule.id(), rule.severity().word());
        }
        int checked = 0;
        for (Example example : Example.all()) {
            Matcher problem = PROBLEM.matcher(example.text());
            while (problem.find()) {
                assertThat(rules).as(example.place()).containsEntry(problem.group(2), problem.group(1));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(Rule.values().length);
    }

    // Data

    @Test
    void jsonIsWhatTheReadersTake() throws IOException {
        Map<String, Schema> schemas = schemas(false);
        Map<String, Schema> parts = schemas(true);
        List<String> wrongOnes = new ArrayList<>();
        int checked = 0;
        for (Example example : of("json", "jsonc")) {
            for (Map.Entry<String, String> file : files(example).entrySet()) {
                JsonNode node = json(file.getValue(), example.place());
                List<String> candidates = candidates(file.getKey(), example, node);
                boolean whole = file.getValue().strip().matches("(?s)(//[^\n]*\n\\s*)*[{\\[].*");
                Map<String, String> refused = new LinkedHashMap<>();
                for (String name : candidates) {
                    var wrong = (whole ? schemas : parts).get(name).validate(node);
                    if (wrong.isEmpty()) {
                        refused.clear();
                        break;
                    }
                    refused.put(name, wrong.get(0).toString());
                }
                if (!refused.isEmpty()) {
                    wrongOnes.add(example.place() + " " + file.getKey() + ": " + refused);
                }
                checked++;
            }
        }
        assertThat(wrongOnes).isEmpty();
        assertThat(checked).isGreaterThan(30);
    }

    /** One block may show parts of several files, each under its name. */
    private static Map<String, String> files(Example example) {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher name = FILE.matcher(example.text());
        String file = "";
        int from = 0;
        while (name.find()) {
            if (!example.text().substring(from, name.start()).isBlank()) {
                files.put(file, example.text().substring(from, name.start()));
            }
            file = name.group().substring(3);
            from = name.end();
        }
        files.put(file, example.text().substring(from));
        return files;
    }

    private static JsonNode json(String text, String place) {
        String body = text.strip();
        boolean whole = body.matches("(?s)(//[^\n]*\n\\s*|/\\*.*?\\*/\\s*)*[{\\[].*");
        try {
            return JSON.readTree(whole ? body : "{" + body.replaceFirst(",\\s*$", "") + "\n}");
        } catch (JacksonException e) {
            throw new AssertionError(place + ": " + e.getMessage(), e);
        }
    }

    private static List<String> candidates(String file, Example example, JsonNode node) {
        if (file.contains(VARIANT)) {
            return List.of("variant");
        }
        String name = file.replaceFirst("[ ,].*", "");
        if (name.contains("markets/")) {
            return List.of("market");
        }
        if (name.startsWith("rules/")) {
            return List.of("rule-pack");
        }
        if (name.endsWith(".json")) {
            String kind = name.substring(name.lastIndexOf('/') + 1).replace(".json", "");
            return List.of(kind);
        }
        if (example.before().contains("strings/")) {
            return List.of("strings");
        }
        if (node.isArray()) {
            return List.of("reviews", "catalog-reviews");
        }
        if (node.has("version") && node.has("site")) {
            return List.of("problems");
        }
        if (example.document().equals("docs/import.md")) {
            return List.of("mapping");
        }
        if (node.has("idPattern")) {
            return List.of("provider");
        }
        List<String> all = new ArrayList<>(PARTS);
        all.addAll(List.of(
                "redirects",
                "price-history",
                "search",
                "glossary",
                "baseline",
                "attributes",
                "categories",
                "collections",
                "seo"));
        return all;
    }

    /** @param parts whether what must be there may be missing, as it stands elsewhere in the file */
    private static Map<String, Schema> schemas(boolean parts) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(Path.of("../docs/schemas"))) {
            files = new ArrayList<>(listed.toList());
        }
        files.add(Path.of("../docs/problems.schema.json"));
        for (Path file : files) {
            ObjectNode schema = (ObjectNode) JSON.readTree(Files.readString(file));
            if (parts) {
                schema.remove("required");
            }
            String name = file.getFileName().toString().replace(".schema.json", "");
            schemas.put(name, registry.getSchema(schema));
            if (name.equals("product")) {
                ObjectNode variant =
                        (ObjectNode) schema.path("$defs").path("variant").deepCopy();
                variant.remove("required");
                variant.set("$defs", schema.path("$defs").deepCopy());
                schemas.put("variant", registry.getSchema(variant));
            }
        }
        schemas.put("mapping", registry.getSchema(mapping()));
        schemas.put("provider", registry.getSchema(fields(provided())));
        return schemas;
    }

    /** The fields that the importer's reader knows, of a mapping and of its files. */
    private static ObjectNode mapping() throws IOException {
        String reader = Files.readString(Path.of("src/main/java/dev/vitrine/imports/MappingFile.java"));
        List<List<String>> sets = new ArrayList<>();
        Matcher set = Pattern.compile("Set\\.of\\(([^)]*)\\)").matcher(reader);
        while (set.find()) {
            sets.add(Pattern.compile("\"([^\"]+)\"")
                    .matcher(set.group(1))
                    .results()
                    .map(name -> name.group(1))
                    .toList());
        }
        ObjectNode whole = fields(sets.stream()
                .filter(names -> names.contains("headers"))
                .findFirst()
                .orElseThrow());
        ObjectNode files = (ObjectNode) whole.path("properties").path("files");
        files.set(
                "items",
                fields(sets.stream()
                        .filter(names -> names.contains("match"))
                        .findFirst()
                        .orElseThrow()));
        return whole;
    }

    /** Every field that a provider of this repository has. */
    private static List<String> provided() throws IOException {
        Set<String> fields = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/vitrine/checkout"))) {
            for (Path file : files.toList()) {
                JSON.readTree(Files.readString(file)).properties().forEach(field -> fields.add(field.getKey()));
            }
        }
        return List.copyOf(fields);
    }

    private static ObjectNode fields(List<String> names) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        names.forEach(properties::putObject);
        schema.put("additionalProperties", false);
        return schema;
    }

    @Test
    void frontMatterIsWhatTheReadersTake() throws IOException {
        Map<String, Schema> schemas = schemas(false);
        for (Example example : of("markdown")) {
            Matcher front = Pattern.compile("(?s)---\n(.*?)\n---\n.*").matcher(example.text());
            assertThat(front.matches()).as(example.place()).isTrue();
            JsonNode node = YAML.readTree(front.group(1));
            assertThat(Stream.of("product", "page", "article", "listing")
                            .anyMatch(kind -> schemas.get(kind + "-front-matter")
                                    .validate(node)
                                    .isEmpty()))
                    .as("%s: %s", example.place(), node)
                    .isTrue();
        }
    }

    @Test
    void yamlIsYamlAndItsCommandsAreTaken() throws IOException {
        for (Example example : of("yaml")) {
            JsonNode node = YAML.readTree(example.text());
            assertThat(node.isEmpty()).as(example.place()).isFalse();
            for (String key : List.of("run", "script")) {
                for (JsonNode found : node.findValues(key)) {
                    List<String> lines = new ArrayList<>();
                    if (found.isArray()) {
                        found.forEach(line -> lines.add(line.asString()));
                    } else {
                        lines.add(found.asString());
                    }
                    for (List<String> command : Shell.commands(String.join("\n", lines))) {
                        check(command, example.place());
                    }
                }
            }
        }
    }

    @Test
    void xmlIsWellFormedAndPluginsAreThoseOfThisProject() throws Exception {
        for (Example example : of("xml", "svg")) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(example.text().getBytes(StandardCharsets.UTF_8)));
            if (example.language().equals("xml")) {
                Element root = document.getDocumentElement();
                boolean reporting = root.getTagName().equals("reporting");
                plugin(reporting ? (Element) root.getElementsByTagName("plugin").item(0) : root, example.place());
            }
        }
        assertThat(of("xml")).isNotEmpty();
    }

    /** A plugin or dependency as a POM takes it, with the coordinates of a module of this project. */
    private static void plugin(Element element, String place) throws IOException {
        Map<String, String> coordinates = new TreeMap<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                assertThat(child.getTagName())
                        .as(place)
                        .isIn(
                                "groupId",
                                "artifactId",
                                "version",
                                "scope",
                                "extensions",
                                "dependencies",
                                "configuration",
                                "executions",
                                "reportSets");
                if (child.getTagName().equals("dependencies")) {
                    plugin((Element) child.getElementsByTagName("dependency").item(0), place);
                } else if (!child.getTagName().equals("configuration")) {
                    coordinates.put(child.getTagName(), child.getTextContent());
                }
            }
        }
        String artifact = coordinates.getOrDefault("artifactId", "");
        Path pom = Path.of("..", module(artifact), "pom.xml");
        String text = Files.readString(pom);
        assertThat(text).as(place).contains("<artifactId>" + artifact + "</artifactId>");
        assertThat(text).as(place).contains("<groupId>" + coordinates.get("groupId") + "</groupId>");
        assertThat(text).as(place).contains("<version>" + coordinates.get("version") + "</version>");
    }

    private static String module(String artifact) {
        if (artifact.startsWith("vitrine-example-")) {
            return artifact.replace("vitrine-example-", "examples/");
        }
        return artifact.equals("vitrine-maven-plugin") ? "maven-plugin" : artifact.replace("vitrine-", "");
    }

    @Test
    void templatesCompile() throws IOException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        for (Example example : of("ftl")) {
            Template template = new Template("example.ftlh", example.text(), configuration);
            assertThat(template.toString()).isNotBlank();
        }
        assertThat(of("ftl")).isNotEmpty();
    }

    /** The smallest page of the guide is one a theme may have. */
    @Test
    void theTemplateOfTheGuideMakesAPage(@TempDir Path folder) throws IOException {
        Example page = Example.of(Path.of("../docs/guides/themes.md")).stream()
                .filter(example -> example.language().equals("ftl"))
                .findFirst()
                .orElseThrow();
        SiteTest.sound(folder)
                .file("theme/templates/page.ftlh", page.text())
                .file("theme/assets/css/house.css", "body { margin: 0 }")
                .file("pages/about/en.md", "---\ntitle: About\n---\n## Us\n\nWe make lamps.\n")
                .build()
                .isClean()
                .pageContains("about/index.html", "<h1>About</h1>", "We make lamps.", "css/house.css");
    }

    // The markdown itself

    @Test
    void linksLeadToFilesAndHeadingsThatAreThere() throws IOException {
        Map<Path, List<String>> anchors = new TreeMap<>();
        int checked = 0;
        for (Path document : Example.documents()) {
            String text = Files.readString(document)
                    .replaceAll("(?ms)^ *```.*?^ *```", "")
                    .replaceAll("`[^`\n]*`", "");
            Matcher link = Pattern.compile("]\\(([^)\\s]+)\\)").matcher(text);
            while (link.find()) {
                String target = link.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty()
                        ? document
                        : document.resolveSibling(parts[0]).normalize();
                assertThat(file).as("%s: %s", document, target).exists();
                if (parts.length == 2 && file.toString().endsWith(".md")) {
                    if (!anchors.containsKey(file)) {
                        anchors.put(file, anchors(file));
                    }
                    assertThat(anchors.get(file)).as("%s: %s", document, target).contains(parts[1]);
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(150);
    }

    /** As code hosts make them; that Vitrine makes the same is seen when it builds its documentation. */
    private static List<String> anchors(Path document) throws IOException {
        List<String> anchors = new ArrayList<>();
        String text = Files.readString(document).replaceAll("(?ms)^ *```.*?^ *```", "");
        for (String line : text.lines().toList()) {
            Matcher heading = Pattern.compile("#{1,6} (.*)").matcher(line);
            if (heading.matches()) {
                anchors.add(SchemaTables.anchor(heading.group(1)
                        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                        .strip()));
            }
        }
        return anchors;
    }

    @Test
    void theRulesOfThisTestAreKept() {
        assertThat(Shell.commands("A=1 vitrine check \"my shop\" --date 2026-01-01 | jq . > x # a remark\nmvn -q test"))
                .containsExactly(
                        List.of("vitrine", "check", "my shop", "--date", "2026-01-01"),
                        List.of("jq", "."),
                        List.of("mvn", "-q", "test"));
        assertThat(Arrays.asList("vitrine", "java -jar x/vitrine.jar").stream()
                        .map(line -> Shell.ofVitrine(
                                Shell.commands(line + " check x").get(0)))
                        .toList())
                .containsOnly(List.of("check", "x"));
    }
}
