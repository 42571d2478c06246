package dev.vitrine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion script for fish, a line for each command, option and choice. */
final class FishCompletion {

    private final String program;
    private final StringBuilder out = new StringBuilder();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(CommandSpec root) {
        FishCompletion script = new FishCompletion(root.name());
        script.command(root, "__fish_use_subcommand");
        script.line("__fish_use_subcommand", List.of("-f"), "");
        for (CommandLine command : root.subcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            script.line(
                    "__fish_use_subcommand",
                    List.of("-f", "-a", spec.name()),
                    first(spec.usageMessage().description()));
            script.commands(spec, "__fish_seen_subcommand_from " + spec.name());
        }
        return script.out.toString();
    }

    private void commands(CommandSpec spec, String when) {
        command(spec, when);
        for (CommandLine below : spec.subcommands().values()) {
            CommandSpec inner = below.getCommandSpec();
            line(when, List.of("-a", inner.name()), first(inner.usageMessage().description()));
            commands(inner, "__fish_seen_subcommand_from " + inner.name());
        }
    }

    private void command(CommandSpec spec, String when) {
        for (OptionSpec option : spec.options()) {
            List<String> words = new ArrayList<>();
            for (String name : option.names()) {
                words.add(name.startsWith("--") ? "-l" : "-s");
                words.add(name.replaceFirst("^-+", ""));
            }
            if (option.arity().max() > 0) {
                words.addAll(values(option.auxiliaryTypes()[0]));
            }
            line(when, words, first(option.description()));
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (parameter.auxiliaryTypes()[0].isEnum()) {
                line(when, List.of("-f", "-a", quoted(choices(parameter.auxiliaryTypes()[0]))), "");
            }
        }
    }

    /** What fish offers for a value: choices, files, or nothing. */
    private static List<String> values(Class<?> type) {
        if (type.isEnum()) {
            return List.of("-x", "-a", quoted(choices(type)));
        }
        return type == Path.class ? List.of("-r", "-F") : List.of("-x");
    }

    private static String choices(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            names.add(constant.toString().toLowerCase(Locale.ROOT));
        }
        return String.join(" ", names);
    }

    private void line(String when, List<String> words, String description) {
        out.append("complete -c ").append(program).append(" -n ").append(quoted(when));
        words.forEach(word -> out.append(' ').append(word));
        if (!description.isEmpty()) {
            out.append(" -d ").append(quoted(description));
        }
        out.append('\n');
    }

    /** The first sentence, which is what fits beside a word. */
    private static String first(String[] description) {
        String all = String.join(" ", description).replace("%n", " ");
        int end = all.indexOf(". ");
        String sentence = end < 0 ? all : all.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
