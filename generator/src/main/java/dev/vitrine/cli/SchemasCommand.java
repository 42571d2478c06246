package dev.vitrine.cli;

import dev.vitrine.ContentSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine schemas}: writes the JSON Schemas of the content files, for editors. */
@Command(
        name = "schemas",
        description = "Writes the JSON Schemas of all content files, so that an editor completes and validates them.",
        footer = {"  vitrine schemas schemas"},
        mixinStandardHelpOptions = true)
final class SchemasCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUT", description = "The folder to write them to.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        int written = ContentSchemas.write(folder);
        spec.commandLine().getOut().println("written: " + Counts.of(written, "schema"));
        return ExitCode.SOUND;
    }
}
