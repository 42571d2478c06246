package dev.vitrine.report;

import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Severity;
import java.util.stream.Collectors;

/** Problems as workflow commands, a line each. */
final class GithubProblems {

    private GithubProblems() {}

    static String print(BuildReport report, ProblemPlaces places) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : report.diagnostics().sorted()) {
            ProblemPlaces.Shown shown = places.shown(diagnostic);
            out.append("::").append(command(diagnostic.severity())).append(' ');
            if (!shown.path().isEmpty()) {
                out.append("file=").append(property(shown.path())).append(',');
                if (shown.line() > 0) {
                    out.append("line=").append(shown.line()).append(',');
                }
                if (shown.column() > 0) {
                    out.append("col=").append(shown.column()).append(',');
                }
            }
            out.append("title=").append(property(title(diagnostic))).append("::");
            out.append(data(text(shown.message(), diagnostic.hint()))).append('\n');
        }
        report.diagnostics()
                .omitted()
                .forEach((rule, more) -> out.append("::")
                        .append(command(report.diagnostics().omittedSeverity(rule)))
                        .append(" title=")
                        .append(property(rule.id()))
                        .append("::… and ")
                        .append(more)
                        .append(" more\n"));
        return out.toString();
    }

    private static String title(Diagnostic diagnostic) {
        return diagnostic.rule().id() + (diagnostic.code().isEmpty() ? "" : " " + diagnostic.code());
    }

    /** Message and hint; what drives a terminal drives the log of a workflow, too. */
    private static String text(String message, String hint) {
        String plain = DiagnosticPrinter.safe(message);
        return hint.isEmpty()
                ? plain
                : plain + "\nhint: " + hint.lines().map(DiagnosticPrinter::safe).collect(Collectors.joining("\n"));
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    /** Text after the second {@code ::}: nothing in it may end the line. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** The value of a property: nothing in it may end the value either. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
