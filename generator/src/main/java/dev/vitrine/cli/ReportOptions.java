package dev.vitrine.cli;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.ProfiledBuild;
import dev.vitrine.Progress;
import dev.vitrine.SiteGenerator;
import dev.vitrine.report.BuildPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a build is reported to people: problems on the error stream, a summary on the other. */
final class ReportOptions {

    private static final String BASELINE = "baseline.json";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print problems only.")
    private boolean quiet;

    @Option(names = "--fallbacks", description = "List every word that was missing and what was used instead.")
    private boolean listFallbacks;

    private @Nullable Path page;

    /** Writes a page that shows the build to {@code file}, too. */
    void page(Path file) {
        page = file;
    }

    /** What hears how far a build is. */
    Progress progress() {
        return quiet
                ? Progress.NONE
                : new ProgressLine(
                        spec.commandLine().getErr(),
                        Terminal.live(System.getProperty(Terminal.PROPERTY, ""), System.getenv()),
                        System::nanoTime);
    }

    /** Whether nothing is to be printed when all is sound. */
    boolean quiet() {
        return quiet;
    }

    /** Builds, prints in the form that was asked for, and returns the exit code. */
    int run(BuildRequest request, FormatOptions format, SiteOptions site) throws IOException {
        long start = System.nanoTime();
        BuildReport report = SiteGenerator.build(request);
        print(report, Duration.ofNanos(System.nanoTime() - start), format, site);
        if (request.writeBaseline() && !quiet) {
            PrintWriter out = messages(format.takesOutput());
            out.print(
                    report.pages().isEmpty()
                            ? "no baseline: the site cannot be read far enough; mend the errors, then write it again\n"
                            : "baseline: " + request.site().resolve(BASELINE) + ", from now on "
                                    + Counts.of(report.diagnostics().passedOver(), "problem") + " passed over\n");
            out.flush();
        }
        return report.sound() ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }

    /** Builds in full and prints as {@link #run(BuildRequest, FormatOptions, SiteOptions)} does, then tells where the time went, in {@code page} too. */
    int run(BuildRequest.Builder request, Path page, FormatOptions format, SiteOptions site) throws IOException {
        long start = System.nanoTime();
        ProfiledBuild built = ProfiledBuild.of(request, System::nanoTime);
        print(built.report(), Duration.ofNanos(System.nanoTime() - start), format, site);
        built.profile().write(page);
        if (!quiet) {
            PrintWriter out = messages(format.takesOutput());
            out.print(built.profile().text());
            out.print("profile: " + page + "\n");
            out.flush();
        }
        return built.report().sound() ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }

    private void print(BuildReport report, Duration time, FormatOptions format, SiteOptions site) throws IOException {
        format.problems(report, site);
        if (page != null) {
            BuildPage.write(report, site.places(), page);
        }
        summarise(report, time, messages(format.takesOutput()));
        if (page != null && !quiet) {
            PrintWriter out = messages(format.takesOutput());
            out.print("report: " + page + "\n");
            out.flush();
        }
    }

    /** Prints what a build did and found, for people. */
    void print(BuildReport report, Duration time) {
        ProblemPrinter.print(spec, report.diagnostics(), report.excerpts());
        summarise(report, time, messages(false));
    }

    /** Where to say what is no problem. */
    private PrintWriter messages(boolean outputIsTaken) {
        return outputIsTaken ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }

    private void summarise(BuildReport report, Duration time, PrintWriter out) {
        if (!quiet) {
            out.print(summary(report, time));
            out.flush();
        }
    }

    private String summary(BuildReport report, Duration time) {
        StringBuilder text = new StringBuilder();
        int width =
                report.pages().keySet().stream().mapToInt(String::length).max().orElse(0);
        report.pages()
                .forEach((storefront, pages) -> text.append("  ")
                        .append(storefront)
                        .append(" ".repeat(width - storefront.length()))
                        .append(String.format(Locale.ROOT, " %,7d", pages))
                        .append(pages == 1 ? " page" : " pages")
                        .append('\n'));
        report.feeds().forEach(feed -> {
            text.append("  ").append(feed.file()).append(": ").append(Counts.of(feed.items(), "item"));
            feed.refused()
                    .forEach((rule, count) -> text.append(", ")
                            .append(String.format(Locale.ROOT, "%,d", count))
                            .append(" refused by ")
                            .append(rule));
            if (feed.leftOut() > 0) {
                text.append(String.format(Locale.ROOT, ", %,d not offered", feed.leftOut()));
            }
            text.append('\n');
        });
        if (listFallbacks) {
            report.fallbacks()
                    .forEach(fallback -> text.append("  ")
                            .append(fallback.thing())
                            .append(": ")
                            .append(fallback.field())
                            .append(" missing in ")
                            .append(fallback.language())
                            .append(fallback.from().isEmpty() ? ", left out" : ", shown in " + fallback.from())
                            .append('\n'));
        }
        text.append(report.sound() ? (report.written() ? "written: " : "sound: ") : "nothing written: ");
        text.append(Counts.of(report.pageCount(), "page"));
        if (report.written() && report.changes().pagesMade() < report.pageCount()) {
            text.append(String.format(
                    Locale.ROOT, " (%,d made anew)", report.changes().pagesMade()));
        }
        text.append(", ").append(Counts.of(report.files(), "file"));
        if (report.written()) {
            text.append(String.format(
                    Locale.ROOT,
                    " (%,d added, %,d changed, %,d removed, %,d unchanged)",
                    report.changes().added(),
                    report.changes().changed(),
                    report.changes().removed(),
                    report.changes().unchanged()));
        }
        text.append(", ").append(Counts.of(report.fallbacks().size(), "fallback"));
        text.append(", ").append(Counts.of(report.errors(), "error"));
        text.append(", ").append(Counts.of(report.warnings(), "warning"));
        if (report.diagnostics().passedOver() > 0) {
            text.append(String.format(
                    Locale.ROOT, ", %,d passed over", report.diagnostics().passedOver()));
        }
        text.append(String.format(Locale.ROOT, ", %.1f s", time.toMillis() / 1000.0))
                .append('\n');
        return text.toString();
    }
}
