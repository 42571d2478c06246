package dev.vitrine.report;

import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems as GitLab's report of code quality: a part of Code Climate's format. */
final class GitlabProblems {

    private GitlabProblems() {}

    static String print(BuildReport report, ProblemPlaces places) {
        List<Object> problems = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        for (Diagnostic diagnostic : report.diagnostics().sorted()) {
            ProblemPlaces.Shown shown = places.shown(diagnostic);
            String path = shown.path().isEmpty() ? places.settings() : shown.path();
            String text = shown.message() + (diagnostic.hint().isEmpty() ? "" : " (" + diagnostic.hint() + ")");
            problems.add(problem(
                    diagnostic.code().isEmpty()
                            ? diagnostic.rule().id()
                            : diagnostic.rule().id() + "/" + diagnostic.code(),
                    diagnostic.severity(),
                    path,
                    Math.max(1, shown.line()),
                    shown.message(),
                    text,
                    alike));
        }
        report.diagnostics()
                .omitted()
                .forEach((rule, more) -> problems.add(problem(
                        rule.id(),
                        report.diagnostics().omittedSeverity(rule),
                        places.settings(),
                        1,
                        "more",
                        "… and " + more + " more",
                        alike)));
        return JsonText.of(problems);
    }

    /**
     * One entry.
     *
     * @param known what tells the problem from others, whatever its line: a merge request shows what is new
     * @param alike how often a problem of the same file, rule and words came before; grows
     */
    private static Map<String, Object> problem(
            String rule,
            Severity severity,
            String path,
            int line,
            String known,
            String text,
            Map<String, Integer> alike) {
        String same = rule + "\n" + path + "\n" + known;
        int before = alike.merge(same, 1, Integer::sum);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("description", text);
        json.put("check_name", rule);
        json.put("fingerprint", hash(same + "\n" + before));
        json.put("severity", severity(severity));
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("path", path);
        location.put("lines", Map.of("begin", line));
        json.put("location", location);
        return json;
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "blocker";
            case WARNING -> "minor";
            case INFO -> "info";
        };
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
