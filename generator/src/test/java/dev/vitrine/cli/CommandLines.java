package dev.vitrine.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The commands, for tests of what is written about them. */
public final class CommandLines {

    private CommandLines() {}

    /**
     * Reads {@code arguments} as the command would, without doing anything.
     *
     * @throws CommandLine.ParameterException when the command would refuse them
     */
    public static void parse(List<String> arguments) {
        Main.commands().parseArgs(arguments.toArray(new String[0]));
    }

    /** The names of all options of a command, with two dashes. */
    public static List<String> options(String command) {
        CommandLine found = Main.commands().getSubcommands().get(command);
        if (found == null) {
            throw new AssertionError("there is no command '" + command + "'");
        }
        return found.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    /** What a run said, and how it ended. */
    public record Ran(int code, String out, String err) {}

    /** Runs the command. */
    public static Ran run(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(new String[0]));
        return new Ran(code, out.toString(), err.toString());
    }
}
