package dev.vitrine.cli;

import dev.vitrine.imports.CatalogImporter;
import dev.vitrine.imports.ImportFormat;
import dev.vitrine.imports.ImportReport;
import dev.vitrine.imports.ImportRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine import}: turns another shop's catalogue into site content. */
@Command(
        name = "import",
        description =
                "Turns the catalogue of another shop into site content: Shopify and WooCommerce product CSV, and any"
                        + " other CSV by a mapping file. What cannot be used is reported; the rest is imported.",
        footer = {
            "  vitrine import products.csv --to my-shop --theme THEME",
            "  vitrine import products.csv --to my-shop --dry-run    what it would do",
            "  vitrine import stock.csv --to my-shop --mapping mapping.json --force"
        },
        subcommands = {ImportPopularityCommand.class, ImportSearchesCommand.class, ImportMissingCommand.class},
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    // Were these required, the commands below would ask for them, too.
    @Parameters(arity = "0..*", paramLabel = "FILE", description = "CSV files, or folders of them; one at least.")
    private @Nullable List<Path> files;

    @Option(
            names = "--to",
            paramLabel = "SITE",
            description = "The site folder to import into; made when it does not exist. Required.")
    private @Nullable Path site;

    @Option(
            names = "--format",
            defaultValue = "AUTO",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: found by the columns.")
    private ImportFormat format;

    @Option(names = "--mapping", paramLabel = "FILE", description = "A file that says what the columns are.")
    private @Nullable Path mapping;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language of the texts. Default: the site's, else en.")
    private @Nullable String language;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The currency of prices that name none. Default: the site's, else USD.")
    private @Nullable String currency;

    @Option(names = "--country", paramLabel = "CODE", description = "The country a new site sells in.")
    private @Nullable String country;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name of a new site and of the catalogue file. Default: the first file's.")
    private @Nullable String name;

    @Option(names = "--theme", paramLabel = "NAME", description = "The theme of a new site.")
    private @Nullable String theme;

    @Option(
            names = "--media",
            paramLabel = "FOLDER",
            description = "Where pictures named by path are, when not beside the file; may be repeated.")
    private @Nullable List<Path> media;

    @Option(
            names = "--dry-run",
            description =
                    "Read and report everything, write nothing: say which files would be added, changed and left alone.")
    private boolean dryRun;

    @Option(names = "--force", description = "Replace files that stand where the import writes.")
    private boolean force;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print problems only.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        ImportReport report = CatalogImporter.run(request());
        ProblemPrinter.print(spec, report.diagnostics(), report.excerpts());
        if (!quiet) {
            PrintWriter out = spec.commandLine().getOut();
            if (dryRun) {
                report.files()
                        .forEach(file ->
                                out.println((report.replaced().contains(file) ? "  change  " : "  add     ") + file));
                report.untouched().forEach(file -> out.println("  leave   " + file));
            } else {
                report.files().forEach(file -> out.println("  " + file));
            }
            out.println((report.written() ? "imported: " : dryRun ? "would import: " : "nothing imported: ")
                    + counts(report));
        }
        return report.sound() ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }

    private ImportRequest request() {
        if (files == null) {
            throw new ParameterException(spec.commandLine(), "which files? Missing required parameter: 'FILE'");
        }
        if (site == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--to=SITE'");
        }
        ImportRequest.Builder request =
                ImportRequest.builder(files, site).format(format).dryRun(dryRun).force(force);
        if (mapping != null) {
            request.mapping(mapping);
        }
        if (language != null) {
            request.language(language);
        }
        if (currency != null) {
            request.currency(currency);
        }
        if (country != null) {
            request.country(country);
        }
        if (name != null) {
            request.name(name);
        }
        if (theme != null) {
            request.theme(theme);
        }
        if (media != null) {
            request.media(media);
        }
        return request.build();
    }

    private static String counts(ImportReport report) {
        return Counts.of(report.products(), "product")
                + ", " + Counts.of(report.variants(), "variant")
                + " in " + String.join(", ", report.languages())
                + "; " + Counts.of(report.errors(), "error")
                + ", " + Counts.of(report.warnings(), "warning");
    }
}
