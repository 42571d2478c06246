package dev.vitrine.output;

import dev.vitrine.diagnostics.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A build in a process of its own, that ends at a stated point without a word: what {@code kill -9} does. */
final class KilledBuild {

    private KilledBuild() {}

    /** The files of the first or the second or whatever version of a site: some stay, some change, come and go. */
    static Map<String, String> site(int version) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            files.put("stays/" + i + "/index.html", "stays " + i);
        }
        files.put("assets/style.css", "version " + version);
        files.put("index.html", "version " + version);
        files.put("robots.txt", "version " + version);
        files.put("only/in/" + version + "/index.html", "version " + version);
        files.put(version % 2 == 1 ? "turns" : "turns/index.html", "version " + version);
        return files;
    }

    /** Path to content of every file in {@code folder}. */
    static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    /**
     * Builds a version of the site.
     *
     * @param arguments the output folder, the version, whether every file changes, and before which change of the disk the process ends; 0 for never
     */
    public static void main(String... arguments) throws IOException {
        int last = Integer.parseInt(arguments[3]);
        int[] changes = {0};
        try (SiteWriter writer = SiteWriter.open(Path.of(arguments[0]), new Diagnostics(), change -> {
                    if (++changes[0] == last) {
                        Runtime.getRuntime().halt(137);
                    }
                })
                .orElseThrow()) {
            for (Map.Entry<String, String> file :
                    site(Integer.parseInt(arguments[1])).entrySet()) {
                byte[] bytes = (file.getValue() + arguments[2]).getBytes(StandardCharsets.UTF_8);
                writer.write(new OutputPath(file.getKey()), bytes, bytes.length);
            }
            writer.publish();
        }
    }
}
