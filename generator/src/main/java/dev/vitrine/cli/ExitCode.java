package dev.vitrine.cli;

/** What the process tells its caller. */
final class ExitCode {

    static final int SOUND = 0;

    /** The input has errors. */
    static final int PROBLEMS = 1;

    /** The command was used wrongly; the parser of the command line returns it too. */
    static final int USAGE = 2;

    /** The machine failed, or we did. */
    static final int FAULT = 3;

    private ExitCode() {}
}
