package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;

/** Expected files that are compared byte for byte, and rewritten with {@code -Dgolden=update}. */
public final class Golden {

    private static final boolean UPDATE = System.getProperty("golden", "").equals("update");

    private Golden() {}

    /** Holds {@code actual} against the folder {@code expected}: no file more, no file less, the same bytes. */
    public static void assertFiles(Map<String, byte[]> actual, Path expected) throws IOException {
        if (UPDATE) {
            FileUtils.deleteDirectory(expected.toFile());
            for (Map.Entry<String, byte[]> file : actual.entrySet()) {
                Path target = expected.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        }
        Map<String, byte[]> wanted = new TreeMap<>(FileBytes.of(expected));
        assertThat(actual.keySet())
                .as("files of %s; -Dgolden=update rewrites them", expected)
                .containsExactlyInAnyOrderElementsOf(wanted.keySet());
        wanted.forEach((path, bytes) -> FileBytes.assertSame(path, actual.get(path), bytes));
    }

    /** Holds {@code actual} against the text file {@code expected}. */
    public static void assertText(String actual, Path expected) throws IOException {
        if (UPDATE) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, actual);
        }
        assertThat(Files.exists(expected) ? Files.readString(expected) : "")
                .as("%s; -Dgolden=update rewrites it", expected)
                .isEqualTo(actual);
    }
}
