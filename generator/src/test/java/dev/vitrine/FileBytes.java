package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder with their bytes. */
final class FileBytes {

    private FileBytes() {}

    /** Path below {@code root}, with {@code /}, to content. */
    static Map<String, byte[]> of(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** Compares as text where that is readable, so that a failure shows lines, not numbers. */
    static void assertSame(String path, byte[] actual, byte[] expected) {
        assertThat(new String(actual, StandardCharsets.UTF_8))
                .as(path)
                .isEqualTo(new String(expected, StandardCharsets.UTF_8));
        assertThat(actual).as(path).isEqualTo(expected);
    }
}
