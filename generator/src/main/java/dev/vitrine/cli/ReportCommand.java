package dev.vitrine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vitrine report}: shows people how a site is, on a page. */
@Command(
        name = "report",
        description = {
            "Checks a site and writes a page that shows how it is: coverage of each storefront, problems, page weights, search results, feeds.",
            "The page is one file that needs no network. Of a build, with its search and what changed, vitrine build --report writes one."
        },
        footer = {
            "  vitrine report my-shop -o report.html",
            "  vitrine report my-shop -o report.html --date 2026-12-01    as it will be then"
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private SiteOptions site;

    @Mixin
    private ReportOptions report;

    @Mixin
    private FormatOptions format;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The page to write, such as report.html.")
    private Path page;

    @Override
    public Integer call() throws IOException {
        report.page(page);
        return report.run(
                site.request()
                        .progress(report.progress())
                        .figures(true)
                        .checkOnly()
                        .build(),
                format,
                site);
    }
}
