package dev.vitrine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vitrine.BuildReport;
import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Problems as other programs read them. */
class ProblemFormatTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private SiteTest site;
    private ProblemPlaces places;

    @BeforeEach
    void site() throws IOException {
        site = SiteTest.sound(folder);
        places = new ProblemPlaces(folder, site.site(), List.of(SiteTest.theme()));
    }

    /** Errors in content, in a template of a theme elsewhere, in a folder without its file, and of no file. */
    private BuildReport broken() throws IOException {
        site.edit("site.json", "\"Tiny\",", "\"Tiny\", \"x\": 1,")
                .file("theme/templates/product.ftlh", "${product.titel.text}")
                .file("catalog/products/cup of tea/en.md", "---\ntitle: Cup\n---\n")
                .build();
        site.report()
                .diagnostics()
                .report(Rule.OUTPUT_NOT_WRITABLE, Location.NONE, "the disk is full: 100%", "free space");
        site.report()
                .diagnostics()
                .report(
                        Rule.THEME_UNKNOWN_ASSET,
                        new Location("tiny/templates/home.ftlh", 3, 2, 4),
                        "no 'x.css'",
                        "",
                        Location.of("catalog/products/lamp/product.json", 2, 1));
        return site.report();
    }

    @Test
    void jsonIsOfTheDocumentedShapeAndTellsEverythingOnce() throws IOException {
        BuildReport report = broken();
        String text = ProblemFormat.JSON.print(report, places);
        assertThat(errors(text)).isEmpty();
        JsonNode json = JSON.readTree(text);
        assertThat(json.path("site").asString()).isEqualTo("site");
        assertThat(json.path("problems")).hasSize(report.diagnostics().sorted().size());
        JsonNode field = problem(json, "json/unknown-field");
        assertThat(field.path("file").asString()).isEqualTo("site.json");
        assertThat(field.path("path").asString()).isEqualTo("site/site.json");
        assertThat(field.path("line").asInt()).isEqualTo(2);
        assertThat(field.path("column").asInt()).isEqualTo(19);
        assertThat(field.path("length").asInt()).isEqualTo(3);
        assertThat(field.path("severity").asString()).isEqualTo("error");
        assertThat(field.path("hint").asString()).isNotEmpty();
        assertThat(field.path("help").asString()).isEqualTo("docs/rules.md#jsonunknown-field");
        JsonNode disk = problem(json, "output/not-writable");
        assertThat(disk.has("file")).isFalse();
        JsonNode asset = problem(json, "theme/unknown-asset");
        assertThat(asset.has("path")).isFalse();
        assertThat(asset.path("related").path(0).path("path").asString())
                .isEqualTo("site/catalog/products/lamp/product.json");
        assertThat(json.path("summary").path("errors").asInt()).isEqualTo(report.errors());
        assertThat(json.path("summary").path("sound").asBoolean()).isFalse();
        assertThat(json.path("summary").path("storefronts").has("us/en")).isTrue();
    }

    @Test
    void jsonOfASoundSiteHasNoProblems() throws IOException {
        String text = ProblemFormat.JSON.print(site.build().isSound().report(), places);
        assertThat(errors(text)).isEmpty();
        JsonNode json = JSON.readTree(text);
        assertThat(json.path("problems")).isEmpty();
        assertThat(json.path("summary").path("written").asBoolean()).isTrue();
        assertThat(errors(text.replace("\"version\": 1", "\"version\": 2"))).isNotEmpty();
    }

    @Test
    void aRuleOfAPackIsKnownByItsIdInEveryForm() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(new Diagnostic(
                Rule.MARKET_RULE, Severity.WARNING, Location.of("a", 1, 1), "m", "", List.of(), "EU-GPSR-RP"));
        BuildReport report = with(diagnostics);
        String text = ProblemFormat.JSON.print(report, places);
        assertThat(errors(text)).isEmpty();
        assertThat(JSON.readTree(text).path("problems").path(0).path("code").asString())
                .isEqualTo("EU-GPSR-RP");
        JsonNode run = JSON.readTree(ProblemFormat.SARIF.print(report, places))
                .path("runs")
                .path(0);
        assertThat(run.path("results").path(0).path("ruleId").asString()).isEqualTo("market/rule/EU-GPSR-RP");
        assertThat(run.path("tool")
                        .path("driver")
                        .path("rules")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo("market/rule");
        assertThat(ProblemFormat.GITHUB.print(report, places)).contains("title=market/rule EU-GPSR-RP::");
        assertThat(ProblemFormat.GITLAB.print(report, places)).contains("market/rule/EU-GPSR-RP");
    }

    @Test
    void theExampleOfTheDocumentationIsOfThatShape() throws IOException {
        String example = Files.readString(Path.of("../docs/cli.md"))
                .split("```json\n", -1)[1]
                .split("```", -1)[0];
        assertThat(errors(example)).isEmpty();
    }

    @Test
    void linksLeadToHeadingsOfTheRules() throws IOException {
        // As code hosts make anchors of headings: lower case, without punctuation but hyphens, spaces become hyphens.
        List<String> anchors = Files.readAllLines(Path.of("../docs/rules.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .toList();
        assertThat(Arrays.stream(Rule.values()).map(RuleTexts::link))
                .allMatch(link -> anchors.contains(link.replaceFirst(".*#", "")));
    }

    @Test
    void everyRuleIsExplainedInFull() {
        RuleTexts texts = new RuleTexts();
        for (Rule rule : Rule.values()) {
            assertThat(texts.markdown(rule))
                    .as(rule.id())
                    .contains(rule.meaning())
                    .contains("[" + rule.id() + "]")
                    .doesNotContain("\n## ", "\n### ");
        }
    }

    @Test
    void sarifSaysWhatTheStandardDemands() throws IOException {
        BuildReport report = broken();
        JsonNode json = JSON.readTree(ProblemFormat.SARIF.print(report, places));
        assertThat(json.propertyNames()).containsExactly("$schema", "version", "runs");
        assertThat(json.path("version").asString()).isEqualTo("2.1.0");
        assertThat(json.path("runs")).hasSize(1);
        JsonNode run = json.path("runs").path(0);
        JsonNode driver = run.path("tool").path("driver");
        assertThat(driver.path("name").asString()).isEqualTo("Vitrine");
        assertThat(run.path("columnKind").asString()).isEqualTo("utf16CodeUnits");
        assertThat(run.path("invocations").path(0).path("executionSuccessful").asBoolean())
                .isTrue();
        String root =
                run.path("originalUriBaseIds").path("%SRCROOT%").path("uri").asString();
        assertThat(URI.create(root)).isEqualTo(URI.create(folder.toUri().toString()));
        assertThat(root).startsWith("file:///").endsWith("/");
        assertThat(run.path("results")).hasSize(report.diagnostics().sorted().size());
        for (JsonNode result : run.path("results")) {
            JsonNode rule = driver.path("rules").path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id").asString())
                    .isEqualTo(result.path("ruleId").asString());
            assertThat(rule.path("shortDescription").path("text").asString()).isNotEmpty();
            assertThat(rule.path("help").path("markdown").asString()).contains("```");
            assertThat(rule.path("defaultConfiguration").path("level").asString())
                    .isIn("error", "warning", "note");
            assertThat(result.path("level").asString()).isIn("error", "warning", "note");
            assertThat(result.path("message").path("text").asString()).isNotEmpty();
            assertThat(result.path("locations")).hasSize(1);
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            String uri = place.path("artifactLocation").path("uri").asString();
            assertThat(URI.create(uri).isAbsolute()).as(uri).isFalse();
            assertThat(place.path("artifactLocation").path("uriBaseId").asString())
                    .isEqualTo("%SRCROOT%");
            assertThat(Path.of(URI.create(root).resolve(uri))).exists();
            assertThat(place.path("region").path("startLine").asInt()).isPositive();
        }
        assertThat(driver.path("rules")).hasSize((int) report.diagnostics().sorted().stream()
                .map(Diagnostic::rule)
                .distinct()
                .count());
    }

    @Test
    void sarifPointsAtTheCharactersThatAreWrong() throws IOException {
        JsonNode result = result("json/unknown-field", broken());
        JsonNode region =
                result.path("locations").path(0).path("physicalLocation").path("region");
        assertThat(region.path("startLine").asInt()).isEqualTo(2);
        assertThat(region.path("startColumn").asInt()).isEqualTo(19);
        assertThat(region.path("endColumn").asInt()).isEqualTo(22);
        assertThat(result.path("message").path("text").asString())
                .contains("'x'")
                .contains("\nhint: ");
    }

    @Test
    void problemsOfNoFileAndOfThemesElsewhereAreShownAtTheSettings() throws IOException {
        BuildReport report = broken();
        JsonNode disk = result("output/not-writable", report);
        assertThat(uri(disk)).isEqualTo("site/site.json");
        JsonNode asset = result("theme/unknown-asset", report);
        assertThat(uri(asset)).isEqualTo("site/site.json");
        assertThat(asset.path("message").path("text").asString())
                .startsWith("tiny/templates/home.ftlh:3:2: no 'x.css'");
        assertThat(uri(asset.path("relatedLocations").path(0), "physicalLocation"))
                .isEqualTo("site/catalog/products/lamp/product.json");
    }

    @Test
    void templatesOfAThemeBesideTheSiteAreShownWhereTheyAre() throws IOException {
        Path template = folder.resolve("themes/tiny/templates/home.ftlh");
        Files.createDirectories(template.getParent());
        Files.writeString(template, "x");
        for (String themes : List.of("themes", "themes/tiny")) {
            places = new ProblemPlaces(folder, site.site(), List.of(folder.resolve(themes)));
            assertThat(uri(result("theme/unknown-asset", broken()))).isEqualTo("themes/tiny/templates/home.ftlh");
            site = SiteTest.sound(folder);
        }
    }

    @Test
    void namesOfFilesAreAddressesInSarif() throws IOException {
        site.file("pages/größe 1/en.md", "no front matter").build();
        assertThat(uri(result("front-matter/missing", site.report())))
                .isEqualTo("site/pages/gr%C3%B6%C3%9Fe%201/en.md");
    }

    @Test
    void whatIsNotShownIsCountedInEveryFormat() throws IOException {
        Diagnostics diagnostics = site.build().report().diagnostics();
        for (int line = 1; line <= Diagnostics.LIMIT_PER_RULE + 7; line++) {
            diagnostics.report(Rule.LINK_BROKEN, Location.of("site.json", line, 1), "broken", "");
        }
        String json = ProblemFormat.JSON.print(site.report(), places);
        assertThat(errors(json)).isEmpty();
        assertThat(JSON.readTree(json).path("omitted").path(0).path("count").asInt())
                .isEqualTo(7);
        JsonNode run = JSON.readTree(ProblemFormat.SARIF.print(site.report(), places))
                .path("runs")
                .path(0);
        assertThat(run.path("invocations")
                        .path(0)
                        .path("toolExecutionNotifications")
                        .path(0)
                        .path("message")
                        .path("text")
                        .asString())
                .isEqualTo("… and 7 more [link/broken]");
        assertThat(ProblemFormat.GITHUB.print(site.report(), places))
                .endsWith("::error title=link/broken::… and 7 more\n");
    }

    @Test
    void githubGetsOneCommandALineWithNothingInItThatEndsIt() throws IOException {
        BuildReport report = broken();
        report.diagnostics()
                .report(
                        Rule.TEXT_GLOSSARY,
                        Location.of("catalog/products/lamp/a,b:c.md", 4, 7),
                        "100 % \r\n::error::no",
                        "first\nsec\u001bond");
        site.file("catalog/products/lamp/a,b:c.md", "x");
        String text = ProblemFormat.GITHUB.print(report, places);
        assertThat(text.lines()).allMatch(line -> line.matches("::(error|warning|notice) (file=|title=).*"));
        assertThat(text.lines()).hasSize(report.diagnostics().sorted().size());
        assertThat(text)
                .contains("::error file=site/site.json,line=2,col=19,title=json/unknown-field::")
                .contains(
                        "::error file=site/site.json,title=output/not-writable::the disk is full: 100%25%0Ahint: free space\n")
                .contains(
                        "::warning file=site/catalog/products/lamp/a%2Cb%3Ac.md,line=4,col=7,title=text/glossary::100 %25 ")
                .contains("%0Ahint: first%0Asec\\u001bond\n")
                .doesNotContain("\r");
    }

    @Test
    void gitlabGetsAListWhoseFingerprintsAreItsOwnAndStayWhenLinesChange() throws IOException {
        BuildReport report = broken();
        report.diagnostics().report(Rule.LINK_BROKEN, Location.of("site.json", 4, 1), "broken", "mend it");
        report.diagnostics().report(Rule.LINK_BROKEN, Location.of("site.json", 5, 1), "broken", "mend it");
        JsonNode list = JSON.readTree(ProblemFormat.GITLAB.print(report, places));
        assertThat(list.size()).isEqualTo(report.diagnostics().sorted().size());
        Set<String> fingerprints = new HashSet<>();
        for (JsonNode problem : list) {
            assertThat(problem.path("severity").asString()).isIn("blocker", "minor", "info");
            assertThat(problem.path("location").path("lines").path("begin").asInt())
                    .isPositive();
            assertThat(problem.path("location").path("path").asString()).startsWith("site/");
            assertThat(fingerprints.add(problem.path("fingerprint").asString())).isTrue();
        }
        assertThat(list.toString())
                .contains("\"description\":\"broken (mend it)\",\"check_name\":\"link/broken\"")
                .contains(
                        "\"description\":\"the disk is full: 100% (free space)\",\"check_name\":\"output/not-writable\"");
        Diagnostics moved = new Diagnostics();
        moved.report(Rule.LINK_BROKEN, Location.of("site.json", 40, 1), "broken", "other hint");
        String later = ProblemFormat.GITLAB.print(with(moved), places);
        assertThat(fingerprints)
                .contains(JSON.readTree(later).path(0).path("fingerprint").asString());
        assertThat(ProblemFormat.GITLAB.print(with(new Diagnostics()), places)).isEqualTo("[ ]\n");
    }

    @Test
    void whatIsNotShownIsCountedForGitlab() {
        Diagnostics diagnostics = new Diagnostics();
        for (int line = 1; line <= Diagnostics.LIMIT_PER_RULE + 7; line++) {
            diagnostics.report(Rule.LINK_BROKEN, Location.of("site.json", line, 1), "broken", "");
        }
        JsonNode list = JSON.readTree(ProblemFormat.GITLAB.print(with(diagnostics), places));
        assertThat(list.size()).isEqualTo(Diagnostics.LIMIT_PER_RULE + 1);
        assertThat(list.path(Diagnostics.LIMIT_PER_RULE).path("description").asString())
                .isEqualTo("… and 7 more");
    }

    private static BuildReport with(Diagnostics diagnostics) {
        return new BuildReport(
                diagnostics,
                location -> Optional.empty(),
                false,
                Map.of(),
                0,
                BuildReport.Changes.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    @Test
    void theRepositoryIsWhereGithubGitlabOrJenkinsSay() {
        assertThat(ProblemPlaces.workspace(Map.of())).isEmpty();
        assertThat(ProblemPlaces.workspace(Map.of("GITHUB_WORKSPACE", "", "CI_PROJECT_DIR", "/b")))
                .contains("/b");
        assertThat(ProblemPlaces.workspace(Map.of("GITHUB_WORKSPACE", "/a", "WORKSPACE", "/c")))
                .contains("/a");
        assertThat(ProblemPlaces.workspace(Map.of("WORKSPACE", "/c"))).contains("/c");
    }

    @Test
    void withoutSettingsThereIsNoFileToShowAProblemIn() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        places = new ProblemPlaces(folder, empty, List.of());
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(Rule.FILE_MISSING, Location.of("site.json"), "there is no site.json", "");
        BuildReport report = with(diagnostics);
        assertThat(ProblemFormat.GITHUB.print(report, places))
                .isEqualTo("::error title=file/missing::site.json: there is no site.json\n");
        assertThat(uri(result("file/missing", report))).isEqualTo("empty/site.json");
    }

    @Test
    void pathsBeginAtTheRepositoryWhenTheCommandRunsInIt() {
        Path here = folder.resolve("shops/one");
        assertThat(ProblemPlaces.of(here, Optional.of(folder.toString()), here, List.of())
                        .root())
                .isEqualTo(folder);
        assertThat(ProblemPlaces.of(here, Optional.empty(), here, List.of()).root())
                .isEqualTo(here);
        assertThat(ProblemPlaces.of(here, Optional.of("/elsewhere"), here, List.of())
                        .root())
                .isEqualTo(here);
    }

    private JsonNode result(String rule, BuildReport report) {
        return JSON.readTree(ProblemFormat.SARIF.print(report, places))
                .path("runs")
                .path(0)
                .path("results")
                .valueStream()
                .filter(result -> result.path("ruleId").asString().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode problem(JsonNode json, String rule) {
        return json.path("problems")
                .valueStream()
                .filter(problem -> problem.path("rule").asString().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static String uri(JsonNode result) {
        return uri(result.path("locations").path(0), "physicalLocation");
    }

    private static String uri(JsonNode location, String field) {
        return location.path(field).path("artifactLocation").path("uri").asString();
    }

    private static List<com.networknt.schema.Error> errors(String text) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(Files.readString(Path.of("../docs/problems.schema.json"))))
                .validate(JSON.readTree(text));
    }
}
