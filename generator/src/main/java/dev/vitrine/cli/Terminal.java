package dev.vitrine.cli;

import java.io.Console;
import java.util.Map;

/** What the error stream leads to. */
final class Terminal {

    /** Set by the launcher, which can ask what a JVM cannot: whether the error stream is a terminal. */
    static final String PROPERTY = "vitrine.terminal";

    private Terminal() {}

    /**
     * Whether a line on the error stream can be written over.
     *
     * @param stated what the launcher found: {@code true}, {@code false}, or empty when it was not asked
     * @param environment the environment variables: {@code NO_COLOR} and {@code TERM=dumb} ask for plain lines
     */
    static boolean live(String stated, Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb")) {
            return false;
        }
        return stated.isEmpty() ? isConsole() : stated.equals("true");
    }

    @SuppressWarnings("SystemConsoleNull") // before Java 22 there is none when the streams are no terminal
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there may be a console that is no terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
