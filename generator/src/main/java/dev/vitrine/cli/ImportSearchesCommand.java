package dev.vitrine.cli;

import dev.vitrine.RunningShop;
import dev.vitrine.operations.SearchSuggestions;
import dev.vitrine.report.SuggestionsReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine import searches}: suggests what could be done about searches that found nothing. */
@Command(
        name = "searches",
        description =
                "Says what could be done about searches that found nothing, from a CSV file with a query, its language or storefront, a count and, when known, how many results"
                        + " there were; reports of searches of Matomo and Google Analytics do as well. Words and pages of the shop that are alike are suggested, with how much they share.",
        footer = {
            "  vitrine import searches searches.csv my-shop",
            "  vitrine import searches searches.csv my-shop --format json > searches.json",
            "  vitrine import searches searches.csv my-shop --write    into search.json"
        },
        mixinStandardHelpOptions = true)
final class ImportSearchesCommand implements Callable<Integer> {

    /** How it is told. */
    enum Form {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Mixin
    private SiteOptions site;

    @Option(
            names = "--format",
            defaultValue = "TEXT",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: TEXT.")
    private Form format;

    @Option(
            names = "--write",
            description = "Add the suggestions to search.json of the site, each with a comment that says why.")
    private boolean write;

    @Override
    public Integer call() throws IOException {
        RunningShop.Told<SearchSuggestions> told =
                RunningShop.searches(site.request().checkOnly().build(), file, write);
        ProblemPrinter.print(spec, told.diagnostics(), told.excerpts());
        told.result().ifPresent(found -> print(found, told.written()));
        return told.sound() ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }

    private void print(SearchSuggestions found, boolean written) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Form.JSON) {
            out.print(SuggestionsReport.json(found));
        } else {
            out.print(SuggestionsReport.text(found));
            String suggestions = Counts.of(found.suggestions().size(), "suggestion");
            out.println(
                    written
                            ? "added to search.json: " + suggestions
                            : suggestions
                                    + (found.suggestions().isEmpty() || write ? "" : "; --write adds to search.json"));
        }
        out.flush();
    }
}
