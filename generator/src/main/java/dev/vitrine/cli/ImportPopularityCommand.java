package dev.vitrine.cli;

import dev.vitrine.RunningShop;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.operations.PopularityCount;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine import popularity}: brings in which products are looked for most. */
@Command(
        name = "popularity",
        description =
                "Brings in which products are looked for or bought most, from a CSV file with a product (its id, a SKU or an address) and a count in each row, or from"
                        + " a report of pages of Plausible, Matomo or Google Analytics. Lists sorted by popular and the search go by it. Writes catalog/popularity.json"
                        + " anew; what the file does not name counts no more.",
        footer = {
            "  vitrine import popularity pages.csv my-shop",
            "  vitrine import popularity pages.csv my-shop --dry-run    what would change"
        },
        mixinStandardHelpOptions = true)
final class ImportPopularityCommand implements Callable<Integer> {

    private static final int MOST_CHANGES = 20;
    private static final int MOST_UNKNOWN = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Mixin
    private SiteOptions site;

    @Option(names = "--dry-run", description = "Write nothing; say what would change.")
    private boolean dryRun;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print problems only.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        RunningShop.Told<PopularityCount> told =
                RunningShop.popularity(site.request().checkOnly().build(), file, dryRun);
        ProblemPrinter.print(spec, told.diagnostics(), told.excerpts());
        told.result().filter(count -> !quiet).ifPresent(count -> print(count, told.written()));
        return told.sound() ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }

    private void print(PopularityCount count, boolean written) {
        PrintWriter out = spec.commandLine().getOut();
        List<PopularityCount.Change> changes = count.changes();
        if (dryRun) {
            changes.stream().limit(MOST_CHANGES).forEach(change -> out.println(line(change)));
            if (changes.size() > MOST_CHANGES) {
                out.println("  … and " + Counts.of(changes.size() - MOST_CHANGES, "more change"));
            }
        }
        if (!count.unknown().isEmpty()) {
            out.println(
                    "not of the shop, left out: " + Counts.of(count.unknown().size(), "name") + ", such as");
            for (Map.Entry<String, Long> unknown :
                    count.unknown().entrySet().stream().limit(MOST_UNKNOWN).toList()) {
                out.println("  " + DiagnosticPrinter.safe(unknown.getKey()) + "  " + number(unknown.getValue()));
            }
        }
        int products = count.products();
        if (products == 0) {
            out.println("nothing imported: no row names a product of the shop");
        } else {
            out.println((written ? "imported: " : "would import: ")
                    + Counts.of(products, "product")
                    + " counted " + number(count.total()) + " times, "
                    + Counts.of(changes.size(), "change") + "; "
                    + Counts.of(count.otherPages(), "row") + " of other pages");
        }
        out.flush();
    }

    private static String line(PopularityCount.Change change) {
        if (change.now() == 0) {
            return "  remove  " + change.product() + "  " + number(change.before());
        }
        return change.before() == 0
                ? "  add     " + change.product() + "  " + number(change.now())
                : "  change  " + change.product() + "  " + number(change.before()) + " → " + number(change.now());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
