package dev.vitrine.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The recipes in {@code docs/ci/} are of the form their hosts take, and say to Vitrine and Maven what these understand. */
class PipelinesTest {

    private static final Path RECIPES = Path.of("../docs/ci");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /** What a build leaves, and the next one of the same output needs. */
    private static final List<String> KEPT = List.of("public", ".public.vitrine", "content/.vitrine");

    private static final Set<String> WORKFLOW =
            Set.of("name", "run-name", "on", "permissions", "concurrency", "env", "defaults", "jobs");
    private static final Set<String> JOB = Set.of(
            "name",
            "needs",
            "if",
            "runs-on",
            "permissions",
            "environment",
            "concurrency",
            "env",
            "steps",
            "strategy",
            "timeout-minutes");
    private static final Set<String> STEP = Set.of(
            "name",
            "id",
            "if",
            "uses",
            "with",
            "run",
            "env",
            "shell",
            "working-directory",
            "continue-on-error",
            "timeout-minutes");
    private static final Set<String> EVENTS = Set.of("push", "pull_request", "schedule", "workflow_dispatch");
    private static final Set<String> CONTEXTS =
            Set.of("github", "secrets", "vars", "env", "runner", "steps", "needs", "always()");

    /** The inputs of the actions that recipes use. */
    private static final Map<String, Set<String>> ACTIONS = Map.of(
            "actions/checkout@v4", Set.of("ref", "fetch-depth", "path"),
            "actions/setup-java@v4", Set.of("distribution", "java-version", "cache"),
            "actions/cache@v4", Set.of("path", "key", "restore-keys"),
            "github/codeql-action/upload-sarif@v3", Set.of("sarif_file", "category"),
            "cloudflare/wrangler-action@v3", Set.of("apiToken", "accountId", "command", "workingDirectory"),
            "aws-actions/configure-aws-credentials@v4", Set.of("role-to-assume", "aws-region"));

    private static final Set<String> GITLAB = Set.of("image", "stages", "variables", "workflow", "default", "include");
    private static final Set<String> GITLAB_JOB = Set.of(
            "extends",
            "stage",
            "image",
            "before_script",
            "script",
            "after_script",
            "cache",
            "artifacts",
            "rules",
            "needs",
            "variables",
            "resource_group",
            "environment",
            "pages");

    static Stream<Path> workflows() throws IOException {
        return Files.list(RECIPES.resolve("github")).sorted();
    }

    @Test
    void everyRecipeIsInTheListAndIsRead() throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(RECIPES)) {
            files.filter(Files::isRegularFile)
                    .map(file -> RECIPES.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("README.md"))
                    .forEach(there::add);
        }
        Set<String> listed = new TreeSet<>();
        Matcher link = Pattern.compile("]\\(([^)]+)\\) \\|").matcher(Files.readString(RECIPES.resolve("README.md")));
        while (link.find()) {
            listed.add(link.group(1));
        }
        assertThat(listed).isEqualTo(there);
        assertThat(there)
                .allMatch(file -> file.startsWith("github/")
                        || file.equals("gitlab/.gitlab-ci.yml")
                        || file.equals("jenkins/Jenkinsfile"));
    }

    // GitHub

    @ParameterizedTest
    @MethodSource("workflows")
    void aWorkflowIsOfTheFormThatGithubTakes(Path file) throws IOException {
        String place = file.toString();
        JsonNode workflow = YAML.readTree(Files.readString(file));
        known(workflow, WORKFLOW, place);
        assertThat(workflow.path("name").asString("")).as(place).isNotBlank();
        assertThat(EVENTS).as(place).containsAll(names(workflow.path("on")));
        known(workflow.path("permissions"), Set.of("contents", "security-events", "id-token"), place);
        workflow.path("permissions")
                .forEach(right -> assertThat(right.asString()).isIn("read", "write", "none"));
        for (JsonNode schedule : workflow.path("on").path("schedule")) {
            assertThat(schedule.path("cron").asString()).as(place).matches("(\\S+ ){4}\\S+");
        }
        assertThat(workflow.path("jobs").size()).as(place).isPositive();
        for (JsonNode job : workflow.path("jobs")) {
            known(job, JOB, place);
            assertThat(job.path("runs-on").asString("")).as(place).isNotBlank();
            assertThat(job.path("steps").size()).as(place).isPositive();
            for (JsonNode step : job.path("steps")) {
                step(step, place);
            }
        }
        assertThat(rest(Files.readString(file).replaceAll("\\$\\{\\{ [^{}]* }}", "")))
                .as(place)
                .doesNotContain("${{", "}}");
    }

    private static String rest(String text) {
        return text.replaceAll("(?m)^ *#.*$", "");
    }

    private static void step(JsonNode step, String place) throws IOException {
        known(step, STEP, place);
        assertThat(step.has("uses") ^ step.has("run"))
                .as("%s: %s does one thing", place, step)
                .isTrue();
        if (step.has("uses")) {
            String action = step.path("uses").asString();
            assertThat(ACTIONS).as(place).containsKey(action);
            known(step.path("with"), ACTIONS.getOrDefault(action, Set.of()), place);
        } else {
            commands(step.path("run").asString(), place);
        }
        Matcher expression = Pattern.compile("\\$\\{\\{ (.*?) }}").matcher(step.toString());
        while (expression.find()) {
            for (String part : expression.group(1).split(" && | \\|\\| ")) {
                assertThat(CONTEXTS)
                        .as("%s: %s", place, part)
                        .contains(part.replaceFirst("^!", "").replaceFirst("\\..*", ""));
            }
        }
        // Secrets go to what needs them, never into a command line, which logs show.
        assertThat(step.path("run").asString("")).as(place).doesNotContain("secrets.");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void whatABuildLeavesIsKeptWholeAndBeforeTheBuild(Path file) throws IOException {
        for (JsonNode job : YAML.readTree(Files.readString(file)).path("jobs")) {
            int built = -1;
            int restored = -1;
            for (int i = 0; i < job.path("steps").size(); i++) {
                JsonNode step = job.path("steps").path(i);
                if (step.path("run").asString("").contains(" build content ")) {
                    built = i;
                }
                if (step.path("uses").asString("").startsWith("actions/cache@")) {
                    restored = i;
                    assertThat(step.path("with").path("path").asString().lines())
                            .containsExactlyElementsOf(KEPT);
                    String key = step.path("with").path("key").asString();
                    assertThat(key)
                            .startsWith(step.path("with").path("restore-keys").asString());
                    assertThat(key).contains("github.run_id");
                }
            }
            assertThat(built >= 0).as("a cache where there is a build").isEqualTo(restored >= 0);
            assertThat(restored).isLessThanOrEqualTo(built);
        }
    }

    // GitLab

    @Test
    void thePipelineIsOfTheFormThatGitlabTakes() throws IOException {
        Path file = RECIPES.resolve("gitlab/.gitlab-ci.yml");
        JsonNode pipeline = YAML.readTree(Files.readString(file));
        List<String> stages = new ArrayList<>();
        pipeline.path("stages").forEach(stage -> stages.add(stage.asString()));
        int jobs = 0;
        for (Map.Entry<String, JsonNode> entry : pipeline.properties()) {
            if (GITLAB.contains(entry.getKey())) {
                continue;
            }
            JsonNode job = entry.getValue();
            known(job, GITLAB_JOB, entry.getKey());
            lines(job.path("before_script"));
            if (entry.getKey().startsWith(".")) {
                continue;
            }
            jobs++;
            assertThat(pipeline.has(job.path("extends").asString("")))
                    .as(entry.getKey())
                    .isTrue();
            assertThat(stages).contains(job.path("stage").asString());
            assertThat(job.path("script").size()).isPositive();
            assertThat(job.path("rules").size()).isPositive();
            lines(job.path("script"));
        }
        assertThat(jobs).isEqualTo(2);
        assertThat(pipeline.path("pages").path("artifacts").path("paths").toString())
                .isEqualTo("[\"public\"]");
        assertThat(pipeline.path("pages").path("cache").path(1).path("paths")).hasSize(KEPT.size());
        for (String kept : KEPT) {
            assertThat(pipeline.path("pages")
                            .path("cache")
                            .path(1)
                            .path("paths")
                            .toString())
                    .contains('"' + kept + '"');
        }
        String report = pipeline.path("check")
                .path("artifacts")
                .path("reports")
                .path("codequality")
                .asString();
        assertThat(pipeline.path("check").path("script").path(0).asString())
                .contains("--format gitlab --problems-file " + report);
    }

    private static void lines(JsonNode script) throws IOException {
        for (JsonNode line : script) {
            commands(line.asString(), "gitlab");
        }
    }

    // Jenkins

    @Test
    void theJenkinsfileIsBalancedAndItsCommandsAreTaken() throws IOException {
        String text = Files.readString(RECIPES.resolve("jenkins/Jenkinsfile"));
        String code = text.replaceAll("(?m)^\\s*//.*$", "");
        Deque<Character> open = new ArrayDeque<>();
        String bare = code.replaceAll("'[^'\n]*'", "''");
        for (char c : bare.toCharArray()) {
            if ("{([".indexOf(c) >= 0) {
                open.push(c);
            } else if ("})]".indexOf(c) >= 0) {
                assertThat(open).isNotEmpty();
                assertThat("" + open.pop() + c).isIn("{}", "()", "[]");
            }
        }
        assertThat(open).isEmpty();
        assertThat(bare.replace("''", "")).doesNotContain("'");
        Set<String> sections = new TreeSet<>();
        Matcher section = Pattern.compile("(?m)^\\s*([a-z]+)(?:\\('')?\\)? \\{").matcher(bare);
        while (section.find()) {
            sections.add(section.group(1));
        }
        assertThat(sections)
                .isSubsetOf("pipeline", "options", "triggers", "stages", "stage", "steps", "post", "always", "when");
        int commands = 0;
        Matcher sh = Pattern.compile("\\bsh '([^']*)'").matcher(code);
        while (sh.find()) {
            commands(sh.group(1), "Jenkinsfile");
            commands++;
        }
        assertThat(commands).isEqualTo(5);
        assertThat(Pattern.compile("stage\\('").matcher(code).results().count())
                .isEqualTo(Pattern.compile("(?m)^ *steps \\{")
                        .matcher(code)
                        .results()
                        .count());
    }

    // Commands

    private static void commands(String text, String place) throws IOException {
        for (List<String> command : Shell.commands(text)) {
            List<String> told = Shell.ofVitrine(command);
            if (!told.isEmpty()) {
                try {
                    CommandLines.parse(told);
                } catch (ParameterException e) {
                    throw new AssertionError(place + ": " + String.join(" ", told) + ": " + e.getMessage(), e);
                }
                if (told.get(0).equals("deploy")) {
                    assertThat(told.get(1)).as(place).isEqualTo("public");
                } else {
                    // The demo shop is the site of all recipes.
                    assertThat(Path.of("..", told.get(1), "site.json")).exists();
                }
            } else if (command.get(0).equals("mvn")) {
                MavenGoals.check(command, place);
            } else {
                assertThat(command.get(0)).as(place).isIn("npx", "true", "test", "aws");
            }
        }
    }

    private static void known(JsonNode node, Set<String> known, String place) {
        if (!(node instanceof MissingNode)) {
            assertThat(known).as("%s: %s", place, node).containsAll(names(node));
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.properties().forEach(field -> names.add(field.getKey()));
        return names;
    }
}
