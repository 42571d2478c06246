package dev.vitrine.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Maven may be told of Vitrine: the goals of the plugin and their properties. */
final class MavenGoals {

    private static final Path SOURCES = Path.of("../maven-plugin/src/main/java/dev/vitrine/maven");

    /** Options of Maven itself that documents name. */
    private static final Set<String> OPTIONS = Set.of(
            "-q",
            "-B",
            "-ntp",
            "-o",
            "-e",
            "-X",
            "-pl",
            "-am",
            "-f",
            "-V",
            "-U",
            "-Dquick",
            "-DskipTests",
            "-Ddetail",
            "-Dstyle.color");

    /** What the goal that begins a project is told. */
    private static final Set<String> ARCHETYPE =
            Set.of("-DarchetypeGroupId", "-DarchetypeArtifactId", "-DarchetypeVersion", "-DshopName");

    private static final Set<String> PHASES =
            Set.of("clean", "validate", "compile", "test", "package", "verify", "install", "site", "deploy");

    private MavenGoals() {}

    private static Set<String> found(String pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    static Set<String> goals() throws IOException {
        Set<String> goals = found("@Mojo\\(\\s*name = \"([a-z-]+)\"");
        goals.add("help");
        return goals;
    }

    static Set<String> properties() throws IOException {
        return found("property = \"(vitrine\\.[A-Za-z.]+)\"");
    }

    /** Holds a command line of Maven against what there is. */
    static void check(List<String> command, String place) throws IOException {
        for (int i = 1; i < command.size(); i++) {
            String word = command.get(i);
            if (word.equals("-pl") || word.equals("-f")) {
                i++;
            } else if (word.startsWith("vitrine:")) {
                assertThat(goals()).as(place).contains(word.substring("vitrine:".length()));
            } else if (word.startsWith("-Dvitrine.")) {
                assertThat(properties()).as(place).contains(word.substring(2).replaceFirst("=.*", ""));
            } else if (word.startsWith("-")) {
                String option = word.replaceFirst("=.*", "");
                assertThat(OPTIONS.contains(option)
                                || List.of("-Dtest", "-Dgolden", "-Dmaven.repo.local", "-Dinvoker.test")
                                        .contains(option)
                                || (command.contains("archetype:generate") && ARCHETYPE.contains(option)))
                        .as("%s: %s", place, word)
                        .isTrue();
            } else {
                assertThat(PHASES.contains(word) || word.matches("[a-z-]+:[a-z-]+") || word.equals("-pl"))
                        .as("%s: %s", place, word)
                        .isTrue();
            }
        }
    }
}
