package dev.vitrine.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code vitrine}. */
@Command(
        name = "vitrine",
        description = "Static multilingual storefronts from product catalogues and brand content.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            InitCommand.class,
            NewCommand.class,
            BuildCommand.class,
            VerifyIncrementalCommand.class,
            CheckCommand.class,
            MarketCommand.class,
            ReportCommand.class,
            ServeCommand.class,
            DeployCommand.class,
            ImportCommand.class,
            FetchPicturesCommand.class,
            CampaignCommand.class,
            TranslationsCommand.class,
            ExportTranslationsCommand.class,
            ImportTranslationsCommand.class,
            ExtensionsCommand.class,
            SchemasCommand.class,
            CompletionCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  vitrine init my-shop",
            "  vitrine check my-shop",
            "  vitrine serve my-shop",
            "  vitrine build my-shop -o public",
            "  vitrine build --help"
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show a stack trace when Vitrine fails.")
    private boolean debug;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours in help and problems: auto (in a terminal; the default), always or never."
                    + " NO_COLOR and CLICOLOR_FORCE are heard, too.")
    private Terminal.Colour colour;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Pictures are drawn, none is shown; a machine may have a screen in name only.
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(System.out, true, consoleCharset());
        PrintWriter err = new PrintWriter(System.err, true, consoleCharset());
        System.exit(run(out, err, arguments));
    }

    /** Runs one command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Main main = new Main();
        CommandLine commands = commands(main)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, words) -> usage(err, wrong))
                .setExecutionStrategy(main::execute)
                .setExecutionExceptionHandler((failure, command, result) -> main.fault(err, failure));
        try {
            return commands.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError failure) {
            return main.fault(err, failure);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The command with all that it may be told, as the parser and the help know it. */
    static CommandLine commands() {
        return commands(new Main());
    }

    private static CommandLine commands(Main main) {
        CommandLine commands = new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true);
        teach(commands);
        return commands;
    }

    /** What every help ends with, that of the commands below {@code command}, too. */
    private static void teach(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.MEANINGS)
                .footerHeading("%nExamples:%n");
        command.getSubcommands().values().forEach(Main::teach);
    }

    /** Whether problems have colours. */
    boolean coloured() {
        return Terminal.coloured(colour, System.getProperty(Terminal.PROPERTY, ""), System.getenv());
    }

    // Only now is it known what was asked for. Left to itself, the parser of the command line asks the environment.
    private int execute(ParseResult parsed) {
        if (colour != Terminal.Colour.AUTO) {
            Ansi ansi = colour == Terminal.Colour.ALWAYS ? Ansi.ON : Ansi.OFF;
            parsed.commandSpec().commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        }
        return new RunLast().execute(parsed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? " + String.join(", ", names()));
    }

    private Set<String> names() {
        return new TreeSet<>(spec.subcommands().keySet());
    }

    private static int usage(PrintWriter err, ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("  (" + command.getCommandSpec().qualifiedName() + " --help shows how)");
        return ExitCode.USAGE;
    }

    private int fault(PrintWriter err, Throwable failure) {
        err.println(Fault.describe(failure));
        if (debug) {
            failure.printStackTrace(err);
        } else {
            err.println("  (--debug shows where)");
        }
        return ExitCode.FAULT;
    }

    // Problems quote texts in every script; only Windows consoles are not UTF-8 by themselves.
    private static Charset consoleCharset() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String ofConsole = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        return windows && Charset.isSupported(ofConsole) ? Charset.forName(ofConsole) : StandardCharsets.UTF_8;
    }
}
