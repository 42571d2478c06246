package dev.vitrine.cli;

import dev.vitrine.extension.Extensions;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The jars of extensions that a command is told of. Code runs with all rights of who calls the command, so that none is ever looked for in a site. */
final class ExtensionJars {

    @Option(
            names = "--extensions",
            paramLabel = "PATH",
            description = "A jar of extensions, with the jars it needs, or a folder of jars; may be repeated."
                    + " Their code is run: use only jars you trust.")
    private @Nullable List<Path> paths;

    /** The jars, in the order they are named; those of a folder by their names. */
    private List<Path> jars(CommandSpec spec) {
        List<Path> jars = new ArrayList<>();
        for (Path path : paths == null ? List.<Path>of() : paths) {
            File[] inside = path.toFile().listFiles((folder, name) -> name.endsWith(".jar"));
            if (inside != null && inside.length > 0) {
                Arrays.stream(inside).sorted().map(File::toPath).forEach(jars::add);
            } else if (path.toFile().isFile() && path.toString().endsWith(".jar")) {
                jars.add(path);
            } else {
                throw new ParameterException(
                        spec.commandLine(), "--extensions: " + path + " is neither a jar nor a folder of jars");
            }
        }
        return jars;
    }

    /**
     * The extensions in the jars, and on the class path.
     *
     * @param spec the command that was told of them
     * @throws ParameterException when a path is no jar
     */
    Extensions load(CommandSpec spec) {
        List<Path> jars = jars(spec);
        ClassLoader own = ExtensionJars.class.getClassLoader();
        if (jars.isEmpty()) {
            return Extensions.found(own);
        }
        Extensions found = Extensions.found(loader(jars, own, spec));
        if (found.ids().isEmpty() && found.faults().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--extensions: there is no extension in " + names(jars));
        }
        return found;
    }

    private static String names(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    // It is closed by the end of the process: classes are loaded as they are needed.
    private static ClassLoader loader(List<Path> jars, ClassLoader own, CommandSpec spec) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            Path jar = jars.get(i);
            // A class loader passes over what it cannot read, and says nothing.
            try (JarFile readable = new JarFile(jar.toFile())) {
                urls[i] = Path.of(readable.getName())
                        .toAbsolutePath()
                        .normalize()
                        .toUri()
                        .toURL();
            } catch (IOException e) {
                throw new ParameterException(
                        spec.commandLine(), "--extensions: " + jar + " cannot be read as a jar: " + e.getMessage(), e);
            }
        }
        return new URLClassLoader(urls, own);
    }
}
