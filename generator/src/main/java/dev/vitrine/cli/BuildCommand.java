package dev.vitrine.cli;

import dev.vitrine.BuildRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vitrine build}: writes the storefront. */
@Command(
        name = "build",
        description =
                "Builds the storefront: the folder of files to upload. When the site has errors, the output folder stays as it"
                        + " was.",
        footer = {
            "  vitrine build my-shop -o public",
            "  vitrine build my-shop -o public --date 2026-12-01    as it will be then",
            "  vitrine build my-shop -o public --format github",
            "  vitrine build my-shop -o public --report report.html"
        },
        mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

    @Mixin
    private SiteOptions site;

    @Mixin
    private ReportOptions report;

    @Mixin
    private FormatOptions format;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--no-record-slugs",
            description =
                    "Do not keep the slugs of this build in slug-history.json of the site, nor its prices in price-history.json.")
    private boolean forgetSlugs;

    @Option(
            names = "--profile",
            description =
                    "Time every template and macro, count what caches find and what memory and disks are asked for; print tables,"
                            + " and write profile.html to the folder of --state.")
    private boolean profiled;

    @Option(names = "--full", description = "Build even when nothing has changed since the last build.")
    private boolean full;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write a page for people to FILE: coverage, problems, page weights, search results, feeds, what changed.")
    private @Nullable Path page;

    @Override
    public Integer call() throws IOException {
        Path record = output.record(site);
        BuildRequest.Builder request = site.request(output.output())
                .progress(report.progress())
                .state(record)
                .recordSlugs(!forgetSlugs)
                .full(full)
                .figures(page != null);
        if (page != null) {
            report.page(page);
        }
        return profiled
                ? report.run(request, record.resolve("profile.html"), format, site)
                : report.run(request.build(), format, site);
    }
}
