package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What the command line says of itself. */
class HelpTest {

    @TempDir
    private Path folder;

    static Stream<CommandSpec> commands() {
        return withBelow(Main.commands()).map(CommandLine::getCommandSpec);
    }

    private static Stream<CommandLine> withBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withBelow));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandSaysWhatItIsForAndWhatEveryOptionDoes(CommandSpec command) {
        assertThat(String.join("", command.usageMessage().description()))
                .isNotEmpty()
                .endsWith(".");
        Stream<ArgSpec> arguments = Stream.concat(command.options().stream(), command.positionalParameters().stream());
        assertThat(arguments)
                .allSatisfy(argument -> assertThat(String.join(" ", argument.description()))
                        .as(argument.toString())
                        .endsWith(".")
                        .matches("(?!Default).{12,}"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpShowsExamplesThatAreUnderstoodAndExitCodes(CommandSpec command) {
        List<String> examples = Arrays.asList(command.usageMessage().footer());
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(example).as("fits a terminal").hasSizeLessThanOrEqualTo(80);
            String line = example.strip()
                    .replaceFirst("^source <\\((.*)\\)$", "$1")
                    .replaceFirst(" > .*", "")
                    .replaceFirst(" {3,}.*", "");
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            assertThat(words.remove(0)).isEqualTo("vitrine");
            assertThat("vitrine " + String.join(" ", words)).startsWith(command.qualifiedName());
            // Throws when it is not understood.
            Main.commands().parseArgs(words.toArray(new String[0]));
        }
        String help = command.commandLine().getUsageMessage();
        assertThat(help).contains("Examples:", examples.get(0), "Exit codes:", "2   the command was used wrongly");
    }

    @Test
    void theScriptForBashIsValidAndCompletesCommandsOptionsAndValues() throws IOException, InterruptedException {
        Path script = folder.resolve("vitrine.bash");
        Files.writeString(script, completion("bash"));
        assertThat(bash("bash -n " + script)).isEmpty();
        assertThat(completed(script, "vitrine", "ch")).containsExactly("check");
        assertThat(completed(script, "vitrine", "build", "--prob")).containsExactly("--problems-file");
        assertThat(completed(script, "vitrine", "build", "--prof")).containsExactly("--profile");
        assertThat(completed(script, "vitrine", "check", "--format", "sa")).containsExactly("sarif");
        assertThat(completed(script, "vitrine", "serve", "--form")).isEmpty();
    }

    @Test
    void theScriptForZshMakesZshReadIt() {
        assertThat(completion("zsh")).contains("bashcompinit", "complete -F _complete_vitrine");
    }

    @Test
    void theScriptForFishKnowsEveryCommandAndOption() {
        String script = completion("fish");
        commands().filter(command -> command.parent() != null).forEach(command -> {
            assertThat(script).contains("-a " + command.name() + " -d '");
            command.options()
                    .forEach(option -> assertThat(script)
                            .contains("-n '__fish_seen_subcommand_from " + command.name() + "' ")
                            .contains("-l " + option.longestName().substring(2)));
        });
        assertThat(script)
                .contains(
                        "complete -c vitrine -n '__fish_seen_subcommand_from check' -l format -x -a 'text json sarif github gitlab'")
                .contains("complete -c vitrine -n '__fish_seen_subcommand_from build' -s o -l output -r -F -d '")
                .contains("-n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'");
        // Quotes that are no delimiters are escaped: the rest of each line is balanced.
        assertThat(script.lines())
                .allMatch(line -> line.startsWith("complete -c vitrine -n '"))
                .allMatch(line -> line.replace("\\\\", "")
                                        .replace("\\'", "")
                                        .chars()
                                        .filter(c -> c == '\'')
                                        .count()
                                % 2
                        == 0);
    }

    @Test
    void anUnknownShellIsWrongUsage() {
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "completion", "tcsh"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("tcsh", "BASH").doesNotContain("Exception");
    }

    private static String completion(String shell) {
        StringWriter out = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "completion", shell))
                .isZero();
        return out.toString();
    }

    private List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        String quoted = "'" + String.join("' '", words) + "'";
        // Bash has it only while it completes.
        return bash("compopt() { :; }; source " + script + "; COMP_WORDS=(" + quoted + "); COMP_CWORD="
                        + (words.length - 1)
                        + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}"
                        + "; _complete_vitrine; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String bash(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return text;
    }
}
