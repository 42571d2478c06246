package dev.vitrine.report;

import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A form of the problems of a build; {@code docs/cli.md} describes each. */
public enum ProblemFormat {

    /** For people: each problem with its source line and a hint. */
    TEXT,

    /** Everything a build found and how large the site is, as one JSON object of a stated version. */
    JSON,

    /** SARIF 2.1.0, which code hosts and editors show beside the source. */
    SARIF,

    /** Workflow commands, which GitHub shows at the lines of a pull request. */
    GITHUB,

    /** A report of code quality, which GitLab shows in merge requests. */
    GITLAB;

    /**
     * The problems of {@code report} in this form; lines end with {@code \n}, and so does the text, unless it is empty.
     *
     * @param places where the files of problems are on the disk
     */
    public String print(BuildReport report, ProblemPlaces places) {
        return switch (this) {
            case TEXT -> new DiagnosticPrinter(report.excerpts()).print(report.diagnostics());
            case JSON -> JsonProblems.print(report, places);
            case SARIF -> SarifProblems.print(report, places);
            case GITHUB -> GithubProblems.print(report, places);
            case GITLAB -> GitlabProblems.print(report, places);
        };
    }

    /**
     * Writes the problems of {@code report} in this form to {@code file}, whose folder is made when it does not exist.
     *
     * @throws IOException when it cannot be written
     */
    public void write(BuildReport report, ProblemPlaces places, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Files.writeString(target, print(report, places));
    }

    /** As it is written on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
