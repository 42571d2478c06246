package dev.vitrine.maven;

import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Severity;
import org.apache.maven.plugin.logging.Log;

/** A report as Maven logs it: every problem in full at its own level, then the pages. */
final class ReportLog {

    private ReportLog() {}

    static void write(BuildReport report, Log log) {
        problems(report.diagnostics(), report.excerpts(), log);
        report.pages().forEach((storefront, pages) -> log.info(storefront + ": " + count(pages, "page")));
        if (report.upToDate()) {
            log.info("nothing has changed since the last build");
        }
        log.info(result(report) + ": " + count(report.pageCount(), "page") + ", " + count(report.files(), "file") + ", "
                + count(report.fallbacks().size(), "fallback") + ", " + counts(report));
    }

    private static String result(BuildReport report) {
        if (!report.sound()) {
            return "nothing written";
        }
        if (report.upToDate()) {
            return "up to date";
        }
        return report.written() ? "written" : "sound";
    }

    static void problems(Diagnostics diagnostics, ExcerptSource excerpts, Log log) {
        DiagnosticPrinter printer = new DiagnosticPrinter(excerpts);
        for (Diagnostic diagnostic : diagnostics.sorted()) {
            write(diagnostic.severity(), printer.print(diagnostic).stripTrailing(), log);
        }
        diagnostics
                .omitted()
                .forEach((rule, more) ->
                        write(diagnostics.omittedSeverity(rule), "… and " + more + " more [" + rule.id() + "]", log));
    }

    /** {@code 2 errors, 1 warning}. */
    static String counts(BuildReport report) {
        return counts(report.diagnostics());
    }

    static String counts(Diagnostics diagnostics) {
        return count(diagnostics.count(Severity.ERROR), "error") + ", "
                + count(diagnostics.count(Severity.WARNING), "warning")
                + (diagnostics.passedOver() == 0 ? "" : ", " + diagnostics.passedOver() + " passed over");
    }

    private static void write(Severity severity, String text, Log log) {
        switch (severity) {
            case ERROR -> log.error(text);
            case WARNING -> log.warn(text);
            case INFO -> log.info(text);
        }
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
