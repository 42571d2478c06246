package dev.vitrine.deploy;

import dev.vitrine.output.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Small sites whose pages name a style sheet and a picture that are called by their content. */
final class Sites {

    static final Pattern NAMED = Pattern.compile("\"/((?:assets|media)/[^\"]+)\"");

    private Sites() {}

    /**
     * Writes a site to {@code folder}, in place of what was there.
     *
     * @param pages name to text
     * @param style of all pages
     */
    static Path write(Path folder, String style, Map<String, String> pages) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        String css = asset(folder, "assets/theme", ".css", style);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            String picture = asset(folder, "media/" + page.getKey(), ".jpg", page.getValue());
            put(
                    folder,
                    page.getKey() + "/index.html",
                    "<link href=\"/" + css + "\"><img src=\"/" + picture + "\"><p>" + page.getValue());
            put(folder, "data/" + page.getKey() + ".json", "{\"text\": \"" + page.getValue() + "\"}");
        }
        put(folder, "sitemap.xml", String.join(" ", new TreeSet<>(pages.keySet())));
        return folder;
    }

    private static String asset(Path folder, String name, String ending, String content) throws IOException {
        String path = name + "." + ContentHash.hex(ContentHash.of(content)) + ending;
        put(folder, path, content);
        return path;
    }

    private static void put(Path folder, String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** What visitors can ask for in {@code folder}, by path. */
    static Map<String, String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace('\\', '/'),
                            Sites::read,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files whose names stay when their content changes. */
    static Map<String, String> changing(Map<String, String> files) {
        Map<String, String> changing = new TreeMap<>(files);
        changing.keySet().removeIf(path -> path.startsWith("assets/") || path.startsWith("media/"));
        return changing;
    }

    /** Files that pages of {@code files} name, and that are not there. */
    static Set<String> missing(Map<String, String> files) {
        Set<String> missing = new TreeSet<>();
        files.forEach((path, text) -> {
            if (path.endsWith(".html")) {
                NAMED.matcher(text).results().map(found -> found.group(1)).forEach(missing::add);
            }
        });
        missing.removeAll(files.keySet());
        return missing;
    }
}
