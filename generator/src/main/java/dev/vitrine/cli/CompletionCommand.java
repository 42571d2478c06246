package dev.vitrine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine completion}: a script that lets a shell complete commands and options. */
@Command(
        name = "completion",
        description =
                "Prints a script that lets your shell complete commands, options and their values with the Tab key."
                        + " For bash, add the line 'source <(vitrine completion bash)' to ~/.bashrc; for zsh, the same line with zsh to"
                        + " ~/.zshrc, after compinit; for fish, write the script to ~/.config/fish/completions/vitrine.fish.",
        footer = {
            "  source <(vitrine completion bash)",
            "  source <(vitrine completion zsh)",
            "  vitrine completion fish > ~/.config/fish/completions/vitrine.fish"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    /** A shell that can complete. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        /** As it is written on a command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SHELL", description = "The shell: bash, zsh or fish.")
    private Shell shell;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (shell) {
                    // Its script makes zsh understand it, too.
                    case BASH, ZSH -> AutoComplete.bash(root.getCommandName(), root);
                    case FISH -> FishCompletion.of(root.getCommandSpec());
                });
        out.flush();
        return ExitCode.SOUND;
    }
}
