package dev.vitrine.cli;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Problems on the error stream, for people. */
final class ProblemPrinter {

    private ProblemPrinter() {}

    static void print(CommandSpec command, Diagnostics diagnostics, ExcerptSource excerpts) {
        boolean coloured = command.root().userObject() instanceof Main main && main.coloured();
        PrintWriter err = command.commandLine().getErr();
        err.print(new DiagnosticPrinter(excerpts, coloured).print(diagnostics));
        err.flush();
    }

    /** Problems whose source lines nobody kept. */
    static void print(CommandSpec command, Diagnostics diagnostics) {
        print(command, diagnostics, location -> Optional.empty());
    }
}
