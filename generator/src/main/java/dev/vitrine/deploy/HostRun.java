package dev.vitrine.deploy;

import dev.vitrine.output.PublishedFiles.PublishedFile;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A site on its way to a host that has a command line of its own.
 *
 * @param host which
 * @param line the program and its arguments
 * @param amount all files of the site
 */
public record HostRun(HostTool host, List<String> line, DeployPlan.Amount amount) {

    public HostRun {
        line = List.copyOf(line);
    }

    /**
     * The site in {@code output} on its way to {@code target}; nothing is sent yet.
     *
     * @param branch a preview of that name instead of the site itself
     * @param environment where the program is looked for, by {@code PATH}
     * @throws DeployFailure when there is no such site, or the program is not there
     */
    public static HostRun of(
            Path output, Target.Hosted target, Optional<String> branch, Map<String, String> environment)
            throws DeployFailure {
        HostTool host = target.host();
        if (branch.isPresent() && !branch.get().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw DeployFailure.refused(
                    "'" + branch.get() + "' is no name of a preview", "use letters, digits and hyphens");
        }
        DeployPlan.Amount amount = DeployPlan.Amount.NONE;
        for (PublishedFile file : BuiltSite.of(output).files()) {
            amount = amount.and(file.size());
        }
        Path program = find(host.command(), environment)
                .orElseThrow(() -> DeployFailure.refused(
                        "the program " + host.command() + ", by which " + host.words()
                                + " is published to, is not installed",
                        "install it: " + host.install() + "; and set " + host.credential() + " in the environment"));
        List<String> line = new ArrayList<>(host.line(output, target.project(), branch));
        line.set(0, program.toString());
        return new HostRun(host, line, amount);
    }

    private static Optional<Path> find(String command, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of(command, command + ".cmd", command + ".exe")) {
                try {
                    Path file = Path.of(folder).resolve(name);
                    if (!folder.isEmpty() && Files.isExecutable(file) && Files.isRegularFile(file)) {
                        return Optional.of(file.toAbsolutePath());
                    }
                } catch (InvalidPathException e) {
                    // A word in PATH that is no folder.
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Runs the program.
     *
     * @param lines takes what it says
     * @throws DeployFailure when it says that it failed
     */
    public void run(Consumer<String> lines) throws DeployFailure {
        int code;
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .start();
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String text = said.readLine(); text != null; text = said.readLine()) {
                    lines.accept(text);
                }
            }
            code = process.waitFor();
        } catch (IOException e) {
            throw DeployFailure.failed(
                    "cannot run " + line.get(0) + ": " + e.getMessage(), "see whether it runs by itself");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeployFailure.failed("the deploy was interrupted", "run the same command again");
        }
        if (code != 0) {
            throw DeployFailure.failed(
                    host.command() + " ended with " + code + "; the site that was there still is",
                    "read what it said, and run the same command again");
        }
    }

    /** Its questions have no answer: a pipeline would wait for ever. */
    private static File nothing() {
        File there = new File("/dev/null");
        return there.exists() ? there : new File("NUL");
    }
}
