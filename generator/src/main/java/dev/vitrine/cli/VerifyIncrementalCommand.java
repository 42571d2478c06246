package dev.vitrine.cli;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.output.CleanBeside;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vitrine verify-incremental}: proves that a build which takes over what the last one made is the same as one from nothing. */
@Command(
        name = "verify-incremental",
        description = "Builds the storefront, then once more from nothing beside it, and compares every byte."
                + " Takes the time and the disk of a full build.",
        footer = {"  vitrine verify-incremental my-shop -o public"},
        mixinStandardHelpOptions = true)
final class VerifyIncrementalCommand implements Callable<Integer> {

    /** Paths that are named; one is enough to report. */
    private static final int MOST_NAMED = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SiteOptions site;

    @Mixin
    private ReportOptions report;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws IOException {
        Path record = output.record(site);
        try (CleanBeside clean = CleanBeside.open(output.output(), record)) {
            BuildReport first = build(site.request(output.output()).state(record));
            if (!first.sound()) {
                return ExitCode.PROBLEMS;
            }
            BuildReport second =
                    build(site.request(clean.output()).state(clean.record()).full(true));
            if (!second.sound()) {
                return ExitCode.PROBLEMS;
            }
            return tell(first, clean.differences());
        }
    }

    /** Slugs are not recorded: both builds are to find the same. */
    private BuildReport build(BuildRequest.Builder request) throws IOException {
        long start = System.nanoTime();
        BuildReport built = SiteGenerator.build(
                request.recordSlugs(false).progress(report.progress()).build());
        report.print(built, Duration.ofNanos(System.nanoTime() - start));
        return built;
    }

    private int tell(BuildReport built, List<String> differences) {
        if (differences.isEmpty()) {
            if (!report.quiet()) {
                PrintWriter out = spec.commandLine().getOut();
                out.print("the same: " + Counts.of(built.files(), "file") + ", "
                        + Counts.of(built.changes().pagesMade(), "page") + " made of "
                        + Counts.of(built.pageCount(), "page") + "\n");
                out.flush();
            }
            return ExitCode.SOUND;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.print("a fault in Vitrine, please report it: " + Counts.of(differences.size(), "file")
                + " would be other ones in a build from nothing\n");
        differences.stream().limit(MOST_NAMED).forEach(path -> err.print("  " + path + "\n"));
        err.print("  (build --full makes them)\n");
        err.flush();
        return ExitCode.FAULT;
    }
}
