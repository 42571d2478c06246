package dev.vitrine.cli;

import dev.vitrine.BuildRequest;
import dev.vitrine.web.HttpTransport;
import dev.vitrine.web.LinkAsker;
import dev.vitrine.web.PublicAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
            "  vitrine check my-shop --write-baseline    count only new ones",
            "  vitrine check my-shop --external    ask other servers, too"
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final Path ANSWERS = Path.of(".vitrine", "external-links.tsv");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

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

    @Option(
            names = "--external",
            description =
                    "Ask the servers that pages link to whether the links still lead somewhere. Each link is asked once, and again after a day;"
                            + " answers are kept in .vitrine of the site. Private networks are never asked.")
    private boolean external;

    @Override
    public Integer call() throws IOException {
        BuildRequest.Builder request =
                site.request().progress(report.progress()).checkOnly().writeBaseline(writeBaseline);
        if (external) {
            request.external(new LinkAsker(
                    new HttpTransport(PublicAddresses.standard(), PATIENCE),
                    Clock.systemUTC().instant(),
                    Optional.of(site.site().resolve(ANSWERS))));
        }
        return report.run(request.build(), format, site);
    }
}
