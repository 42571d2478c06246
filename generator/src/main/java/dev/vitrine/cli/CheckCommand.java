package dev.vitrine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vitrine check}: finds every problem and writes nothing. */
@Command(
        name = "check",
        description =
                "Finds every problem of a site, each with its place and what to do. Writes nothing but what you ask for.",
        footer = {
            "  vitrine check my-shop",
            "  vitrine check my-shop --drafts    with drafts, too",
            "  vitrine check my-shop --format sarif > problems.sarif",
            "  vitrine check my-shop --write-baseline    count only new ones"
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    /** Named in the request, never made: nothing is written. */
    private static final Path NOWHERE = Path.of("target", "site");

    @Mixin
    private SiteOptions site;

    @Mixin
    private ReportOptions report;

    @Mixin
    private FormatOptions format;

    @Option(
            names = "--write-baseline",
            description =
                    "Write the warnings that are there, and the errors that may be lowered, into baseline.json of the site. From then on"
                            + " builds and checks pass over them, and count only what is new.")
    private boolean writeBaseline;

    @Override
    public Integer call() throws IOException {
        return report.run(
                site.request(NOWHERE)
                        .progress(report.progress())
                        .checkOnly()
                        .writeBaseline(writeBaseline)
                        .build(),
                format,
                site);
    }
}
