package dev.vitrine.cli;

import dev.vitrine.translation.Coverage;
import dev.vitrine.translation.TranslationList;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine translations}: says which texts are translated, stale and missing. */
@Command(
        name = "translations",
        description = "Says how far each language is translated, and which texts are stale or missing.",
        footer = {"  vitrine translations my-shop", "  vitrine translations my-shop --list --language de"},
        mixinStandardHelpOptions = true)
final class TranslationsCommand implements Callable<Integer> {

    /** How a list is printed. */
    private enum Form {
        TABLE,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SITE",
            defaultValue = ".",
            description = "The site folder, with site.json. Default: the current folder.")
    private Path site;

    @Option(
            names = "--format",
            defaultValue = "TABLE",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: TABLE.")
    private Form format;

    @Option(names = "--language", paramLabel = "TAG", description = "Only this language; may be repeated.")
    private @Nullable List<String> languages;

    @Option(names = "--list", description = "List every text that is stale or missing, with its place.")
    private boolean list;

    @Option(
            names = "--accept",
            description = "Record the translations that are there as made from the present source texts.")
    private boolean accept;

    @Override
    public Integer call() throws IOException {
        Set<String> only = languages == null ? Set.of() : Set.copyOf(languages);
        TranslationList found = accept ? TranslationList.accept(site, only) : TranslationList.of(site);
        ProblemPrinter.print(spec, found.diagnostics());
        PrintWriter out = spec.commandLine().getOut();
        List<Coverage> coverage = found.coverage().stream()
                .filter(one -> only.isEmpty() || only.contains(one.language()))
                .toList();
        List<TranslationList.Open> open = found.open().stream()
                .filter(one -> only.isEmpty() || only.contains(one.language()))
                .toList();
        out.print(format == Form.JSON ? json(coverage, open) : table(coverage, list ? open : List.of()));
        out.flush();
        return found.diagnostics().hasErrors() ? ExitCode.PROBLEMS : ExitCode.SOUND;
    }

    private static String table(List<Coverage> coverage, List<TranslationList.Open> open) {
        StringBuilder text = new StringBuilder();
        line(text, "language", "texts", "current", "unknown", "stale", "missing", "there", "markets");
        for (Coverage one : coverage) {
            line(
                    text,
                    one.language(),
                    one.total(),
                    one.current(),
                    one.unknown(),
                    one.stale(),
                    one.missing(),
                    // Rounded down: 99.96 % are not all.
                    String.format(Locale.ROOT, "%.1f %%", Math.floor(one.share() * 1000) / 10),
                    String.join(", ", one.markets()));
        }
        for (TranslationList.Open one : open) {
            text.append(one.at())
                    .append(": ")
                    .append(one.language())
                    .append(' ')
                    .append(one.state().name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(one.id())
                    .append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Object... cells) {
        text.append(String.format(Locale.ROOT, "%-10s %7s %8s %8s %7s %8s %8s  %s", cells)
                        .stripTrailing())
                .append('\n');
    }

    private static String json(List<Coverage> coverage, List<TranslationList.Open> open) {
        StringBuilder text = new StringBuilder("{\n  \"languages\": [");
        String between = "\n";
        for (Coverage one : coverage) {
            text.append(between)
                    .append(String.format(
                            Locale.ROOT,
                            "    { \"language\": %s, \"markets\": [%s], \"texts\": %d, \"current\": %d, \"unknown\": %d,"
                                    + " \"stale\": %d, \"missing\": %d, \"share\": %.4f }",
                            quoted(one.language()),
                            String.join(
                                    ", ",
                                    one.markets().stream()
                                            .map(TranslationsCommand::quoted)
                                            .toList()),
                            one.total(),
                            one.current(),
                            one.unknown(),
                            one.stale(),
                            one.missing(),
                            one.share()));
            between = ",\n";
        }
        text.append("\n  ],\n  \"open\": [");
        between = "\n";
        for (TranslationList.Open one : open) {
            text.append(between)
                    .append(String.format(
                            Locale.ROOT,
                            "    { \"language\": %s, \"id\": %s, \"state\": %s, \"file\": %s, \"line\": %d, \"column\": %d }",
                            quoted(one.language()),
                            quoted(one.id()),
                            quoted(one.state().name().toLowerCase(Locale.ROOT)),
                            quoted(one.at().path()),
                            one.at().line(),
                            one.at().column()));
            between = ",\n";
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
