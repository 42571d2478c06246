package dev.vitrine.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what was published. */
public final class PublishedFiles {

    private PublishedFiles() {}

    /**
     * A file that the last build changed.
     *
     * @param what {@code added}, {@code changed} or {@code removed}
     * @param path relative to the output
     */
    public record Change(String what, String path) {}

    /**
     * The bytes of the file at {@code path} of the site in {@code output}.
     *
     * @throws IOException when it cannot be read
     */
    public static byte[] read(Path output, String path) throws IOException {
        return Files.readAllBytes(output.resolve(path));
    }

    /**
     * The first {@code most} files of {@code output} that the last build changed, pages before others; none when it does not say.
     *
     * @throws IOException when the list cannot be read
     */
    public static List<Change> changes(Path output, int most) throws IOException {
        List<Change> pages = new ArrayList<>();
        List<Change> others = new ArrayList<>();
        Path list = SiteWriter.state(output).resolve(Journal.CHANGES);
        if (!Files.isRegularFile(list)) {
            return List.of();
        }
        try (BufferedReader in = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                // What happened, the path, the hash and the size of the file.
                String[] parts = line.split("\t", -1);
                if (parts.length > 1) {
                    String path = Manifest.unescaped(parts[1]);
                    List<Change> alike = path.endsWith(".html") ? pages : others;
                    if (alike.size() < most) {
                        alike.add(new Change(parts[0], path));
                    }
                }
            }
        }
        pages.addAll(others);
        return List.copyOf(pages.subList(0, Math.min(most, pages.size())));
    }
}
