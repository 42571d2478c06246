package dev.vitrine.cli;

import dev.vitrine.RunningShop;
import dev.vitrine.operations.MissingAddresses;
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

/** {@code vitrine import missing}: suggests what could be done about addresses that lead nowhere. */
@Command(
        name = "missing",
        description =
                "Says what could be done about addresses that lead nowhere, from the log of a server in the common or combined form, or a CSV file with an address and a count."
                        + " Pages of the same storefront whose slug is alike, or was, are suggested, with how much they share.",
        footer = {
            "  vitrine import missing access.log my-shop",
            "  vitrine import missing access.log my-shop --format json > missing.json",
            "  vitrine import missing access.log my-shop --write    into redirects.json"
        },
        mixinStandardHelpOptions = true)
final class ImportMissingCommand implements Callable<Integer> {

    /** How it is told. */
    enum Form {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The log or the CSV file.")
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
            description = "Add the suggestions to redirects.json of the site, each with a comment that says why.")
    private boolean write;

    @Override
    public Integer call() throws IOException {
        RunningShop.Told<MissingAddresses> told =
                RunningShop.missing(site.request().checkOnly().build(), file, write);
        ProblemPrinter.print(spec, told.diagnostics(), told.excerpts());
        told.result().ifPresent(found -> print(found, told.written()));
        return told.sound() ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }

    private void print(MissingAddresses found, boolean written) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Form.JSON) {
            out.print(SuggestionsReport.json(found));
        } else {
            out.print(SuggestionsReport.text(found));
            String suggestions = Counts.of(found.suggestions().size(), "suggestion");
            out.println(
                    written
                            ? "added to redirects.json: " + suggestions
                            : suggestions
                                    + (found.suggestions().isEmpty() || write
                                            ? ""
                                            : "; --write adds to redirects.json"));
        }
        out.flush();
    }
}
