package dev.vitrine.report;

import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.AnyRule;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Problems as SARIF 2.1.0. */
final class SarifProblems {

    /** The name that SARIF's readers know for the folder a repository is checked out to. */
    private static final String ROOT = "%SRCROOT%";

    private final ProblemPlaces places;
    private final List<AnyRule> rules = new ArrayList<>();

    private SarifProblems(ProblemPlaces places) {
        this.places = places;
    }

    static String print(BuildReport report, ProblemPlaces places) {
        return new SarifProblems(places).print(report);
    }

    private String print(BuildReport report) {
        List<Diagnostic> problems = report.diagnostics().sorted();
        problems.stream().map(Diagnostic::rule).distinct().sorted().forEach(rules::add);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver()));
        run.put("invocations", List.of(invocation(report)));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("uri", folder(places.root().toUri().toString()));
        root.put("description", text("the repository, or the folder the command was called in"));
        run.put("originalUriBaseIds", Map.of(ROOT, root));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", problems.stream().map(this::result).toList());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.put("version", "2.1.0");
        json.put("runs", List.of(run));
        return JsonText.of(json);
    }

    private Map<String, Object> driver() {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Vitrine");
        Optional.ofNullable(SarifProblems.class.getPackage().getImplementationVersion())
                .ifPresent(version -> driver.put("semanticVersion", version));
        RuleTexts texts = new RuleTexts();
        driver.put("rules", rules.stream().map(rule -> rule(rule, texts)).toList());
        return driver;
    }

    private static Map<String, Object> rule(AnyRule rule, RuleTexts texts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("shortDescription", text(rule.meaning()));
        Map<String, Object> help = new LinkedHashMap<>();
        help.put("text", texts.markdown(rule));
        help.put("markdown", texts.markdown(rule));
        json.put("help", help);
        json.put("defaultConfiguration", Map.of("level", level(rule.severity())));
        json.put("properties", Map.of("documentation", RuleTexts.link(rule)));
        return json;
    }

    /** What is not among the results is said here, so that nobody takes them for all. */
    private static Map<String, Object> invocation(BuildReport report) {
        List<Object> notes = new ArrayList<>();
        report.diagnostics().omitted().forEach((rule, more) -> {
            Map<String, Object> note = new LinkedHashMap<>();
            note.put("level", level(report.diagnostics().omittedSeverity(rule)));
            note.put("message", text("… and " + more + " more [" + rule.id() + "]"));
            notes.add(note);
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("executionSuccessful", true);
        if (!notes.isEmpty()) {
            json.put("toolExecutionNotifications", notes);
        }
        return json;
    }

    private Map<String, Object> result(Diagnostic diagnostic) {
        ProblemPlaces.Shown shown = places.shown(diagnostic);
        Map<String, Object> json = new LinkedHashMap<>();
        // What a rule of a pack is called stands below the rule it is told by, as SARIF has it (3.52.4).
        json.put(
                "ruleId",
                diagnostic.code().isEmpty()
                        ? diagnostic.rule().id()
                        : diagnostic.rule().id() + "/" + diagnostic.code());
        json.put("ruleIndex", rules.indexOf(diagnostic.rule()));
        json.put("level", level(diagnostic.severity()));
        String hint = diagnostic.hint().isEmpty() ? "" : "\nhint: " + diagnostic.hint();
        json.put("message", text(shown.message() + hint));
        // Code hosts show no result without a file: the settings stand for the site.
        String path = shown.path().isEmpty() ? places.settings() : shown.path();
        json.put(
                "locations",
                List.of(Map.of("physicalLocation", place(path, shown.line(), shown.column(), shown.length()))));
        List<Object> related = new ArrayList<>();
        for (Location location : diagnostic.related()) {
            Optional<String> file = places.path(location.path());
            if (file.isPresent()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("id", related.size());
                one.put("physicalLocation", place(file.get(), location.line(), location.column(), location.length()));
                one.put("message", text("see also"));
                related.add(one);
            }
        }
        if (!related.isEmpty()) {
            json.put("relatedLocations", related);
        }
        return json;
    }

    private static Map<String, Object> place(String path, int line, int column, int length) {
        Map<String, Object> artifact = new LinkedHashMap<>();
        if (path.startsWith("file:")) {
            artifact.put("uri", path);
        } else {
            artifact.put("uri", encoded(path));
            artifact.put("uriBaseId", ROOT);
        }
        Map<String, Object> region = new LinkedHashMap<>();
        // A whole file is shown at its first line: code hosts demand one.
        region.put("startLine", Math.max(1, line));
        if (column > 0) {
            region.put("startColumn", column);
            region.put("endColumn", column + length);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("artifactLocation", artifact);
        json.put("region", region);
        return json;
    }

    private static String encoded(String path) {
        try {
            // A first segment with a colon would be read as a scheme.
            String plain = new URI(null, null, "/" + path, null).toASCIIString().substring(1);
            return plain.replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path is always an address: " + path, e);
        }
    }

    private static String folder(String uri) {
        return uri.endsWith("/") ? uri : uri + "/";
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
