package dev.vitrine.cli;

import dev.vitrine.BuildReport;
import dev.vitrine.report.ProblemFormat;
import dev.vitrine.report.ProblemPlaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The form of the problems that a build finds, and where they go. */
final class FormatOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description =
                    "How problems are told: text (for people; default), json, sarif (for code hosts and editors), github"
                            + " (workflow commands, shown at the lines of a pull request) or gitlab (a report of code quality)."
                            + " Any but text goes to the standard output,"
                            + " and the summary to the error stream.")
    private ProblemFormat format;

    @Option(
            names = "--problems-file",
            paramLabel = "FILE",
            description = "Write the problems in that format to FILE instead, and show them as text too.")
    private @Nullable Path file;

    /** Whether the standard output is for other programs, so that nothing else may go there. */
    boolean takesOutput() {
        return format != ProblemFormat.TEXT && file == null;
    }

    /** Prints or writes the problems of {@code report}. */
    void problems(BuildReport report, SiteOptions site) throws IOException {
        if (!takesOutput()) {
            ProblemPrinter.print(spec, report.diagnostics(), report.excerpts());
        }
        if (format == ProblemFormat.TEXT && file == null) {
            return;
        }
        ProblemPlaces places = site.places();
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(format.print(report, places));
            out.flush();
        } else {
            format.write(report, places, file);
        }
    }
}
