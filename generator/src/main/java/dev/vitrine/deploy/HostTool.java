package dev.vitrine.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A host that is published to with a command line of its own, which sends only what changed, and shows the new site all at once. */
public enum HostTool {
    CLOUDFLARE("Cloudflare Pages", "wrangler", "npm install --global wrangler", "CLOUDFLARE_API_TOKEN") {
        @Override
        List<String> arguments(Path output, String project, Optional<String> branch) {
            List<String> usual = List.of("pages", "deploy", output.toString(), "--project-name=" + project);
            return branch.map(name -> append(usual, "--branch=" + name)).orElse(usual);
        }
    },
    NETLIFY("Netlify", "netlify", "npm install --global netlify-cli", "NETLIFY_AUTH_TOKEN") {
        @Override
        List<String> arguments(Path output, String project, Optional<String> branch) {
            List<String> usual = List.of("deploy", "--no-build", "--dir=" + output, "--site=" + project);
            // Without a branch it is the site itself.
            return append(usual, branch.map(name -> "--alias=" + name).orElse("--prod"));
        }
    };

    private final String words;
    private final String command;
    private final String install;
    private final String credential;

    HostTool(String words, String command, String install, String credential) {
        this.words = words;
        this.command = command;
        this.install = install;
        this.credential = credential;
    }

    /** The name of the host, for people. */
    public String words() {
        return words;
    }

    /** The name of its program. */
    public String command() {
        return command;
    }

    /** How its program comes to a machine. */
    public String install() {
        return install;
    }

    /** The environment variable by which the program knows who asks; read by the program, not by Vitrine. */
    public String credential() {
        return credential;
    }

    /**
     * What is run to publish {@code output}, without a shell.
     *
     * @param branch a preview of that name instead of the site itself
     */
    public List<String> line(Path output, String project, Optional<String> branch) {
        return append(List.of(command), arguments(output.toAbsolutePath().normalize(), project, branch));
    }

    abstract List<String> arguments(Path output, String project, Optional<String> branch);

    private static List<String> append(List<String> words, String word) {
        return append(words, List.of(word));
    }

    private static List<String> append(List<String> words, List<String> others) {
        return java.util.stream.Stream.concat(words.stream(), others.stream()).toList();
    }
}
