package dev.vitrine.cli;

import dev.vitrine.translation.ExchangeFormat;
import dev.vitrine.translation.TranslationExporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine export-translations}: writes a file for translators. */
@Command(
        name = "export-translations",
        description = "Writes the texts that wait for a translation into a file for translators.",
        footer = {
            "  vitrine export-translations my-shop --to de -o de.xlf",
            "  vitrine export-translations my-shop --to de --format csv --only missing"
        },
        mixinStandardHelpOptions = true)
final class ExportTranslationsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SITE",
            defaultValue = ".",
            description = "The site folder, with site.json. Default: the current folder.")
    private Path site;

    @Option(names = "--to", required = true, paramLabel = "TAG", description = "The language to translate into.")
    private String language;

    @Option(
            names = "--format",
            defaultValue = "XLIFF12",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: XLIFF12.")
    private ExchangeFormat format;

    @Option(
            names = "--only",
            defaultValue = "STALE",
            paramLabel = "WHICH",
            description = "MISSING, STALE (missing ones too) or ALL. Default: STALE.")
    private TranslationExporter.Which which;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write. Default: <language>.xlf or <language>.csv here.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Path file = output == null ? Path.of(language + "." + format.extension()) : output;
        TranslationExporter.Report report = TranslationExporter.export(site, language, format, which, file);
        ProblemPrinter.print(spec, report.diagnostics());
        if (report.diagnostics().hasErrors()) {
            return ExitCode.PROBLEMS;
        }
        spec.commandLine().getOut().println("exported: " + Counts.of(report.texts(), "text") + " to " + file);
        return ExitCode.SOUND;
    }
}
