package dev.vitrine.cli;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.MarketOpening;
import dev.vitrine.SiteGenerator;
import dev.vitrine.report.MarketReport;
import dev.vitrine.report.OutlookReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine market}: says what is missing to open a market. */
@Command(
        name = "market",
        description =
                "Says where a market stands before its rules: what passed, what is open and where it is mended, what lacks data, what a person must confirm,"
                        + " and what comes when. Ends with 1 when anything is open that is an error. Writes nothing.",
        footer = {
            "  vitrine market DE my-shop",
            "  vitrine market de my-shop --as-of 2027-01-01    as it will be",
            "  vitrine market DE my-shop --format json > de.json",
            "  vitrine market all my-shop",
            "  vitrine market IT my-shop --what-if             what a market there would lack"
        },
        mixinStandardHelpOptions = true)
final class MarketCommand implements Callable<Integer> {

    private static final String ALL = "all";

    /** How it is told. */
    enum Form {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MARKET",
            description =
                    "The id of a market, or a country code such as DE; or all: every market side by side, and what changes by itself when.")
    private String market;

    @Mixin
    private SiteOptions site;

    @Option(
            names = "--format",
            defaultValue = "TEXT",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: TEXT.")
    private Form format;

    @Option(
            names = "--what-if",
            description =
                    "Says what a market in the country MARKET would lack that is not set up yet: words, prices, ways to pay, and the data its rules ask for.")
    private boolean whatIf;

    @Override
    public Integer call() throws IOException {
        if (whatIf) {
            return opening();
        }
        BuildRequest request = site.request().checkOnly().rules(true).build();
        BuildReport report = SiteGenerator.build(request);
        boolean all = market.equals(ALL);
        List<MarketReport> markets =
                all ? MarketReport.all(report, request.date()) : MarketReport.of(report, market, request.date());
        if (markets.isEmpty() && report.sound()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no market '" + market + "'; markets are "
                            + String.join(", ", MarketReport.markets(report)));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format == Form.JSON) {
            out.print(MarketReport.json(markets));
        } else if (all) {
            out.print(MarketReport.matrix(markets));
        } else {
            markets.forEach(one -> out.print(one.text()));
        }
        out.flush();
        if (!report.sound()) {
            ProblemPrinter.print(spec, report.diagnostics(), report.excerpts());
        }
        return report.sound() && markets.stream().allMatch(MarketReport::ready) ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }

    private int opening() throws IOException {
        String country = market.toUpperCase(Locale.ROOT);
        if (!List.of(Locale.getISOCountries()).contains(country)) {
            throw new ParameterException(
                    spec.commandLine(), "'" + market + "' is no country code; --what-if wants one such as IT");
        }
        MarketOpening opening =
                MarketOpening.of(site.request().checkOnly().rules(true).build(), country);
        if (opening.outlook().isEmpty()) {
            ProblemPrinter.print(spec, opening.diagnostics(), opening.excerpts());
            return ExitCode.PROBLEMS;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == Form.JSON ? OutlookReport.json(opening) : OutlookReport.text(opening));
        out.flush();
        return ExitCode.SOUND;
    }
}
