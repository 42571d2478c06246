package dev.vitrine.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that builds writes to. */
final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description =
                    "The folder that becomes the storefront; only files that change are written, and others leave it.")
    private Path output;

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Where a build leaves a record for the next, so that it is known when pages changed."
                    + " Default: .vitrine in the site.")
    private @Nullable Path state;

    Path output() {
        return output;
    }

    /** The folder of the record of {@code site}. */
    Path record(SiteOptions site) {
        return state == null ? site.site().resolve(".vitrine") : state;
    }
}
