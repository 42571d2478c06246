package dev.vitrine.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Map;

/** What the error stream leads to. */
final class Terminal {

    /** Set by the launcher, which can ask what a JVM cannot: whether the error stream is a terminal. */
    static final String PROPERTY = "vitrine.terminal";

    /** When colours are used. */
    enum Colour {
        /** In a terminal, unless the environment says otherwise. */
        AUTO,
        ALWAYS,
        NEVER;

        /** As it is written on a command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Terminal() {}

    /**
     * Whether a line on the error stream can be written over.
     *
     * @param stated what the launcher found: {@code true}, {@code false}, or empty when it was not asked
     * @param environment the environment variables: {@code NO_COLOR} and {@code TERM=dumb} ask for plain lines
     */
    static boolean live(String stated, Map<String, String> environment) {
        if (plain(environment)) {
            return false;
        }
        return stated.isEmpty() ? isConsole() : stated.equals("true");
    }

    /**
     * Whether text on the error stream has colours. What was asked for on the command line wins, then {@code NO_COLOR}, then {@code CLICOLOR_FORCE}.
     *
     * @param wanted what was asked for
     * @param stated what the launcher found, as for {@link #live}
     * @param environment the environment variables
     */
    static boolean coloured(Colour wanted, String stated, Map<String, String> environment) {
        return switch (wanted) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> set(environment, "NO_COLOR") ? false : forced(environment) || live(stated, environment);
        };
    }

    private static boolean plain(Map<String, String> environment) {
        return set(environment, "NO_COLOR")
                || environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean forced(Map<String, String> environment) {
        return set(environment, "CLICOLOR_FORCE")
                && !environment.getOrDefault("CLICOLOR_FORCE", "").equals("0");
    }

    private static boolean set(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
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
