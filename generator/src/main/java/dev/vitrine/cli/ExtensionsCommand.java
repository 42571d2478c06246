package dev.vitrine.cli;

import dev.vitrine.extension.Extensions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vitrine extensions}: says which extensions a build would use. */
@Command(
        name = "extensions",
        description = "Lists the extensions in some jars: what each adds, and its rules.",
        footer = {"  vitrine extensions --extensions materials.jar"},
        mixinStandardHelpOptions = true)
final class ExtensionsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExtensionJars jars;

    @Override
    public Integer call() {
        Extensions found = jars.load(spec);
        PrintWriter out = spec.commandLine().getOut();
        if (found.ids().isEmpty() && found.faults().isEmpty()) {
            out.print("no extensions\n");
        }
        for (String id : found.ids()) {
            out.print(id + ": " + String.join(", ", found.kinds(id)) + "\n");
            found.rules().stream()
                    .filter(rule -> rule.extension().equals(id))
                    .forEach(rule -> out.print(
                            "  " + rule.id() + " (" + rule.severity().word() + "): " + rule.meaning() + "\n"));
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        found.faults().forEach(fault -> err.print("an extension cannot be used: " + fault + "\n"));
        err.flush();
        return found.faults().isEmpty() ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }
}
