package dev.vitrine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vitrine check}: finds every problem and writes nothing. */
@Command(
        name = "check",
        description = "Finds every problem of a site, each with its place and what to do. Writes nothing.",
        footer = {
            "  vitrine check my-shop",
            "  vitrine check my-shop --drafts    with drafts, too",
            "  vitrine check my-shop --format sarif > problems.sarif"
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

    @Override
    public Integer call() throws IOException {
        return report.run(
                site.request(NOWHERE).progress(report.progress()).checkOnly().build(), format, site);
    }
}
