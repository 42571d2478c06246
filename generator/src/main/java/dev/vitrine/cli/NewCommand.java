package dev.vitrine.cli;

import dev.vitrine.imports.ContentDraft;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine new}: begins a product, a page or an article. */
@Command(
        name = "new",
        description =
                "Begins a product, a page or an article: writes its files, in every language of the site, with the"
                        + " fields to fill in. It is a draft, which nobody sees until you take the mark away.",
        footer = {
            "  vitrine new product towel my-shop --title Towel --category kitchen",
            "  vitrine new page imprint my-shop",
            "  vitrine new article first-market-day my-shop"
        },
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "What to begin: product, page or article.")
    private ContentDraft.Kind kind;

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "Its id, the name of its folder: lower-case letters, digits, '-', '_' and '.'.")
    private String id;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "SITE",
            defaultValue = ".",
            description = "The site folder, with site.json. Default: the current folder.")
    private Path site;

    @Option(names = "--title", paramLabel = "TEXT", description = "Its title. Default: the id in words.")
    private @Nullable String title;

    @Option(names = "--category", paramLabel = "ID", description = "The main category of a product, by its id.")
    private @Nullable String category;

    @Override
    public Integer call() throws IOException {
        if (category != null && kind != ContentDraft.Kind.PRODUCT) {
            throw new ParameterException(spec.commandLine(), "--category is for products, not for a " + kind);
        }
        ContentDraft.Report report = ContentDraft.begin(
                site,
                kind,
                id,
                Optional.ofNullable(title),
                Optional.ofNullable(category),
                SiteOptions.Day.ofBuild(spec));
        ProblemPrinter.print(spec, report.diagnostics());
        if (report.diagnostics().hasErrors()) {
            return ExitCode.PROBLEMS;
        }
        PrintWriter out = spec.commandLine().getOut();
        report.files().forEach(file -> out.print("  " + file + "\n"));
        out.print("\nWhat to fill in:\n");
        if (kind == ContentDraft.Kind.PRODUCT) {
            out.print("  product.json    prices in " + String.join(", ", report.currencies())
                    + " (0 for now); pictures beside it, named in \"media\"\n");
        }
        out.print("  <language>.md   title, summary, what search engines show, and the text below the second ---\n");
        out.print(
                kind == ContentDraft.Kind.PRODUCT
                        ? "Then take \"status\": \"draft\" out of product.json. Until then nobody sees it.\n"
                        : "Then take 'draft: true' out of the file of the default language. Until then only --drafts shows it.\n");
        out.flush();
        return ExitCode.SOUND;
    }
}
