package dev.vitrine.cli;

import dev.vitrine.translation.Readiness;
import dev.vitrine.translation.TranslationImporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine import-translations}: puts the texts of a translator's file where they belong. */
@Command(
        name = "import-translations",
        description = "Puts the texts of a translator's file (XLIFF 1.2, XLIFF 2.x or CSV) where they belong.",
        footer = {
            "  vitrine import-translations de.xlf my-shop",
            "  vitrine import-translations de.csv my-shop --to de --dry-run"
        },
        mixinStandardHelpOptions = true)
final class ImportTranslationsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The translator's file.")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SITE",
            defaultValue = ".",
            description = "The site folder, with site.json. Default: the current folder.")
    private Path site;

    @Option(
            names = "--accept",
            defaultValue = "TRANSLATED",
            paramLabel = "STATE",
            description = "The least a text must be: one of ${COMPLETION-CANDIDATES}. Default: TRANSLATED.")
    private Readiness least;

    @Option(names = "--to", paramLabel = "TAG", description = "The language, when the file does not say it.")
    private @Nullable String language;

    @Option(names = "--dry-run", description = "Read and report everything, write nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        TranslationImporter.Report report =
                TranslationImporter.run(site, file, least, Optional.ofNullable(language), dryRun);
        ProblemPrinter.print(spec, report.diagnostics());
        PrintWriter out = spec.commandLine().getOut();
        report.files().forEach(written -> out.println("  " + written));
        out.println((dryRun ? "would import: " : "imported: ") + Counts.of(report.accepted(), "text") + " of "
                + report.texts() + ", " + report.changed() + " changed in "
                + Counts.of(report.files().size(), "file"));
        return report.diagnostics().hasErrors() ? ExitCode.PROBLEMS : ExitCode.SOUND;
    }
}
