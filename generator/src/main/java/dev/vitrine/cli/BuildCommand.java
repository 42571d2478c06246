package dev.vitrine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vitrine build}: writes the storefront. */
@Command(
        name = "build",
        description = "Builds the storefront. When the site has errors, the output folder stays as it was.",
        mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

    @Mixin
    private SiteOptions site;

    @Mixin
    private ReportOptions report;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The folder that becomes the storefront; replaced as a whole.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        return report.run(site.request(output).build());
    }
}
