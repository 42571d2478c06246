package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.json.JsonMapper;

/** Writes the files that published builds keep in the site folder. */
final class HistoryFile {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HistoryFile() {}

    /** Writes all of a file. */
    @FunctionalInterface
    interface Content {
        void write(BufferedWriter out) throws IOException;
    }

    /**
     * Writes the file {@code name} of {@code site}, which is the old one or the new one, whole; that it cannot be written is reported.
     *
     * @param what it holds, for people, in the plural
     */
    static void write(Path site, String name, Content content, Rule unwritten, String what, Diagnostics diagnostics)
            throws IOException {
        Path next = site.resolve("." + name + ".next");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(next)) {
                content.write(out);
            }
            Files.move(next, site.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException | ReadOnlyFileSystemException e) {
            diagnostics.report(
                    unwritten,
                    Location.of(name),
                    "the " + what + " of this build cannot be recorded: the site folder cannot be written",
                    "let builds write there, or switch recording off where sites are built from a copy");
        }
    }

    /** {@code value} as JSON. */
    static String text(String value) {
        return MAPPER.writeValueAsString(value);
    }
}
