package dev.vitrine.report;

import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems and summary as JSON; {@code docs/schemas/problems.schema.json} is its shape. */
final class JsonProblems {

    /** Grows when a reader of the last version could misread the next; new fields alone do not make it grow. */
    private static final int VERSION = 1;

    private JsonProblems() {}

    static String print(BuildReport report, ProblemPlaces places) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("site", places.siteText());
        List<Object> problems = new ArrayList<>();
        report.diagnostics().sorted().forEach(diagnostic -> problems.add(problem(diagnostic, places)));
        json.put("problems", problems);
        List<Object> omitted = new ArrayList<>();
        report.diagnostics().omitted().forEach((rule, more) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rule", rule.id());
            one.put("count", more);
            omitted.add(one);
        });
        json.put("omitted", omitted);
        json.put("summary", summary(report));
        return JsonText.of(json);
    }

    private static Map<String, Object> problem(Diagnostic diagnostic, ProblemPlaces places) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", diagnostic.rule().id());
        if (!diagnostic.code().isEmpty()) {
            json.put("code", diagnostic.code());
        }
        json.put("severity", diagnostic.severity().word());
        place(json, diagnostic.location(), places);
        json.put("message", diagnostic.message());
        if (!diagnostic.hint().isEmpty()) {
            json.put("hint", diagnostic.hint());
        }
        List<Object> related = new ArrayList<>();
        diagnostic.related().forEach(location -> {
            Map<String, Object> one = new LinkedHashMap<>();
            place(one, location, places);
            related.add(one);
        });
        json.put("related", related);
        json.put("help", RuleTexts.link(diagnostic.rule()));
        return json;
    }

    /** What is unknown is left out: no file, no line, no column. */
    private static void place(Map<String, Object> json, Location location, ProblemPlaces places) {
        if (location.path().isEmpty()) {
            return;
        }
        json.put("file", location.path());
        places.path(location.path()).ifPresent(path -> json.put("path", path));
        if (location.line() > 0) {
            json.put("line", location.line());
            if (location.column() > 0) {
                json.put("column", location.column());
                json.put("length", location.length());
            }
        }
    }

    private static Map<String, Object> summary(BuildReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sound", report.sound());
        json.put("written", report.written());
        json.put("errors", report.errors());
        json.put("warnings", report.warnings());
        json.put("infos", report.diagnostics().count(Severity.INFO));
        json.put("passedOver", report.diagnostics().passedOver());
        json.put("pages", report.pageCount());
        json.put("files", report.files());
        json.put("fallbacks", report.fallbacks().size());
        json.put("storefronts", report.pages());
        return json;
    }
}
