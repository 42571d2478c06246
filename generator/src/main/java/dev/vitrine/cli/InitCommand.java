package dev.vitrine.cli;

import dev.vitrine.imports.SiteStarter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine init}: begins a site with a small shop that works. */
@Command(
        name = "init",
        description =
                "Begins a shop: a folder with settings, six products, two pages, an article and pictures, ready to be"
                        + " looked at and changed. A folder that holds anything is left as it is.",
        footer = {
            "  vitrine init my-shop",
            "  vitrine init my-shop --name Kontor --languages en,de,fr",
            "  vitrine init my-shop --theme THEME"
        },
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder to make.")
    private Path folder;

    @Option(names = "--name", paramLabel = "NAME", description = "The name of the shop. Default: the folder's.")
    private @Nullable String name;

    @Option(
            names = "--languages",
            paramLabel = "TAGS",
            split = ",",
            defaultValue = "en,de",
            description =
                    "Its languages with commas between them, the main one first. Default: en,de. There is a market for"
                            + " each currency of the countries they are most spoken in. Texts are in English and German; others are"
                            + " shown in English until they are translated.")
    private List<String> languages;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description =
                    "The theme. Default: the one in themes/, here or beside the folder, or else the one that came with Vitrine, when there is just one.")
    private @Nullable String theme;

    @Override
    public Integer call() throws IOException {
        SiteStarter.Report report =
                SiteStarter.start(folder, Optional.ofNullable(name), languages, theme == null ? onlyTheme() : theme);
        ProblemPrinter.print(spec, report.diagnostics());
        if (report.diagnostics().hasErrors()) {
            return ExitCode.PROBLEMS;
        }
        tell(report, spec.commandLine().getOut());
        return ExitCode.SOUND;
    }

    private void tell(SiteStarter.Report report, PrintWriter out) {
        String site = folder.toString().contains(" ") ? "'" + folder + "'" : folder.toString();
        out.print("begun: " + report.name() + ", " + Counts.of(report.files().size(), "file") + " in " + folder
                + ", in " + String.join(", ", report.languages()) + "\n\n");
        out.print("What to do next:\n");
        step(out, "vitrine serve " + site, "look at it while you edit");
        step(out, "vitrine new product my-cup " + site, "add a product, a page or an article");
        step(out, "vitrine check " + site, "find every problem");
        step(out, "vitrine build " + site + " -o public", "make the files to upload");
        out.print("\nWhat to change first:\n");
        out.print("  site.json                   baseUrl: where the shop will be\n");
        out.print("  markets/                    countries, tax, delivery; checkout: how orders are paid\n");
        out.print("  catalog/products/           what you sell, with its prices\n");
        out.print("  pages/shipping/             the terms you sell by\n");
        if (!report.untranslated().isEmpty()) {
            out.print("\nShown in English until translated: " + String.join(", ", report.untranslated()) + "\n");
            report.untranslated()
                    .forEach(tag -> step(
                            out,
                            "vitrine export-translations " + site + " --to " + tag,
                            "writes a file for translators"));
        }
        out.flush();
    }

    private static void step(PrintWriter out, String command, String what) {
        out.print("  " + command + " ".repeat(Math.max(2, 42 - command.length())) + what + "\n");
    }

    private String onlyTheme() {
        Path absolute = folder.toAbsolutePath().normalize();
        Set<String> names = new TreeSet<>(BroughtThemes.names(Path.of("themes").toAbsolutePath()));
        names.addAll(BroughtThemes.names(absolute.resolveSibling("themes")));
        if (names.isEmpty()) {
            BroughtThemes.folder().ifPresent(themes -> names.addAll(BroughtThemes.names(themes)));
        }
        if (names.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    names.isEmpty()
                            ? "which theme? there is none in themes/ here or beside the folder: name one with --theme"
                            : "which theme? name one with --theme: " + String.join(", ", names));
        }
        return names.iterator().next();
    }
}
