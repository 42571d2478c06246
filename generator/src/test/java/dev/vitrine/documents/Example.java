package dev.vitrine.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of a document.
 *
 * @param document its path below the repository
 * @param line of its first line
 * @param language what stands behind the fence; may be empty
 * @param text what is inside, without the indentation of the fence
 * @param before the paragraph above it; may be empty
 */
record Example(String document, int line, String language, String text, String before) {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCE = Pattern.compile("^( *)```+([^`]*)$");

    /** What stands above a block that a test shall not run. */
    static final String NOT_EXECUTED = "<!-- not executed: ";

    boolean executed() {
        return !before.contains(NOT_EXECUTED);
    }

    String place() {
        return document + ":" + line;
    }

    /** Every document there is, in the order of their names. */
    static List<Path> documents() throws IOException {
        Set<Path> documents = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        documents.add(ROOT.resolve("README.md"));
        documents.add(ROOT.resolve("CONTRIBUTING.md"));
        return List.copyOf(documents);
    }

    /** Every block of every document. */
    static List<Example> all() throws IOException {
        List<Example> all = new ArrayList<>();
        for (Path document : documents()) {
            all.addAll(of(document));
        }
        return all;
    }

    /** The blocks of {@code document}, in their order. */
    static List<Example> of(Path document) throws IOException {
        List<String> lines = Files.readAllLines(document);
        String name = ROOT.relativize(document).toString().replace('\\', '/');
        List<Example> examples = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean ended = false;
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                if (ended && !lines.get(i).isBlank()) {
                    paragraph.setLength(0);
                }
                ended = lines.get(i).isBlank();
                paragraph.append(lines.get(i)).append('\n');
                continue;
            }
            StringBuilder text = new StringBuilder();
            int first = i + 2;
            for (i++; i < lines.size() && !lines.get(i).strip().startsWith("```"); i++) {
                String line = lines.get(i);
                text.append(
                                line.startsWith(fence.group(1))
                                        ? line.substring(fence.group(1).length())
                                        : line)
                        .append('\n');
            }
            examples.add(new Example(name, first, fence.group(2).strip(), text.toString(), paragraph.toString()));
            paragraph.setLength(0);
            ended = false;
        }
        return examples;
    }
}
