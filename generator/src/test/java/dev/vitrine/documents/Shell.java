package dev.vitrine.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a shell as far as examples use it: words, quotes, comments, variables set before a command, pipes and redirections. */
final class Shell {

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z_]+=.*");
    private static final Pattern JAR = Pattern.compile(".*vitrine(-generator[^/]*)?\\.jar");

    private Shell() {}

    /** The commands of {@code text}, each as its words. */
    static List<List<String>> commands(String text) {
        List<List<String>> commands = new ArrayList<>();
        for (String line : text.replace("\\\n", " ").lines().toList()) {
            List<String> command = new ArrayList<>();
            for (String word : words(line)) {
                if (List.of("|", "&&", "||", ";").contains(word)) {
                    add(command, commands);
                    command = new ArrayList<>();
                } else {
                    command.add(word);
                }
            }
            add(command, commands);
        }
        return commands;
    }

    private static void add(List<String> words, List<List<String>> commands) {
        List<String> command = new ArrayList<>(words);
        while (!command.isEmpty() && ASSIGNMENT.matcher(command.get(0)).matches()) {
            command.remove(0);
        }
        int redirected = command.indexOf(">");
        if (redirected >= 0) {
            command.subList(redirected, Math.min(command.size(), redirected + 2))
                    .clear();
        }
        if (!command.isEmpty()) {
            commands.add(command);
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inside = true;
            } else if (c == '#' && !inside) {
                break;
            } else if (Character.isWhitespace(c)) {
                if (inside) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inside = false;
            } else if (c == ';' && !inside) {
                words.add(";");
            } else {
                word.append(c);
                inside = true;
            }
        }
        if (quote != 0) {
            throw new AssertionError("a quotation is never closed: " + line);
        }
        if (inside) {
            words.add(word.toString());
        }
        return words;
    }

    /** What {@code command} tells Vitrine; nothing when it is another program. */
    static List<String> ofVitrine(List<String> command) {
        String program = command.get(0);
        if (program.equals("vitrine") || program.endsWith("/bin/vitrine")) {
            return command.subList(1, command.size());
        }
        if (program.equals("java")) {
            int jar = command.indexOf("-jar");
            if (jar > 0
                    && jar + 1 < command.size()
                    && JAR.matcher(command.get(jar + 1)).matches()) {
                return command.subList(jar + 2, command.size());
            }
        }
        return List.of();
    }

    /** Commands of Vitrine within running text: between backquotes. */
    static List<List<String>> inText(String text) {
        List<List<String>> commands = new ArrayList<>();
        Matcher code = Pattern.compile("`(vitrine [a-z][^`]*)`").matcher(text);
        while (code.find()) {
            commands.add(words(code.group(1).replace("\n", " ")));
        }
        return commands;
    }
}
