package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code docs/cli.md} lists every command with what it may be told; {@code -Dgolden=update} writes it anew from the commands. */
class CommandsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/cli.md");
    private static final String BEGIN =
            "<!-- From here on written by CommandsDocumentTest; -Dgolden=update writes it anew. -->\n";

    /** Told once for all commands. */
    private static final List<String> EVERYWHERE = List.of("--help", "--version", "--debug", "--color");

    @Test
    void theDocumentSaysWhatTheCommandsSay() throws IOException {
        String written = Files.readString(DOCUMENT);
        assertThat(written).contains(BEGIN);
        String byHand = written.substring(0, written.indexOf(BEGIN) + BEGIN.length());
        Golden.assertText(byHand + commands(), DOCUMENT);
    }

    private static String commands() {
        StringBuilder text = new StringBuilder();
        CommandLine root = Main.commands();
        text.append("\n## Every command\n\n");
        table(text, root.getCommandSpec(), true);
        commands(root, text);
        return text.toString();
    }

    private static void commands(CommandLine above, StringBuilder text) {
        for (CommandLine command : above.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            text.append("\n## ").append(spec.qualifiedName()).append("\n\n");
            text.append(prose(spec.usageMessage().description())).append("\n\n```\n");
            for (String example : spec.usageMessage().footer()) {
                text.append(example.strip()).append('\n');
            }
            text.append("```\n\n");
            table(text, spec, false);
            commands(command, text);
        }
    }

    private static void table(StringBuilder text, CommandSpec spec, boolean everywhere) {
        text.append("| given | means |\n|---|---|\n");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            String label = parameter.paramLabel();
            row(text, parameter.arity().min() == 0 ? "[" + label + "]" : label, parameter.description(), "");
        }
        for (OptionSpec option : spec.options()) {
            if (EVERYWHERE.contains(option.longestName()) == everywhere) {
                String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                row(
                        text,
                        String.join(", ", option.names()) + value,
                        option.description(),
                        option.required() ? " Required." : "");
            }
        }
    }

    private static void row(StringBuilder text, String given, String[] description, String more) {
        text.append("| `")
                .append(given)
                .append("` | ")
                .append(prose(description).replace("|", "\\|"))
                .append(more)
                .append(" |\n");
    }

    /** Words in angle brackets would be HTML. */
    private static String prose(String[] description) {
        return String.join(" ", description)
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                // Else it would be a link.
                .replaceAll("\\bs3://[A-Z/]+", "`$0`");
    }
}
