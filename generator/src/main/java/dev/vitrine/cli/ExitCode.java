package dev.vitrine.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process tells its caller. */
final class ExitCode {

    static final int SOUND = 0;

    /** The input has errors. */
    static final int PROBLEMS = 1;

    /** The command was used wrongly; the parser of the command line returns it too. */
    static final int USAGE = 2;

    /** The machine failed, or we did. */
    static final int FAULT = 3;

    /** Code to what it means. */
    static final Map<String, String> MEANINGS = meanings();

    private ExitCode() {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(Integer.toString(SOUND), "all is sound");
        meanings.put(Integer.toString(PROBLEMS), "the input has errors");
        meanings.put(Integer.toString(USAGE), "the command was used wrongly");
        meanings.put(Integer.toString(FAULT), "the machine or Vitrine itself failed");
        return Collections.unmodifiableMap(meanings);
    }
}
