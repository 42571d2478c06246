package dev.vitrine.imports;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a web server wrote down of requests it had nothing for, in the common or the combined form of Apache, nginx and others. Of each line only the address and the status are looked at; who asked is read over.
 *
 * @param missing address as it was asked for to how often it was answered with 404; sorted
 */
public record AccessLog(Map<String, Long> missing) {

    private static final int NOT_FOUND = 404;

    // Some servers write the name of the host before the address of who asks.
    private static final Pattern LINE = Pattern.compile(
            "(?:\\S+ )?\\S+ \\S+ \\S+ \\[[^\\]]{1,60}\\] \"([A-Z]{1,20}) (\\S{1,4000})(?: HTTP/[0-9.]{1,5})?\" (\\d{3})(?: .*)?");

    public AccessLog {
        missing = Collections.unmodifiableMap(new TreeMap<>(missing));
    }

    /**
     * Reads {@code file}; empty when its first line is none of a log. Lines that are none after that are counted, and the first is reported.
     *
     * @throws IOException when it cannot be read
     */
    public static Optional<AccessLog> read(Path file, ImportLog log) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, Long> missing = new TreeMap<>();
        int number = 0;
        int unread = 0;
        int firstUnread = 0;
        // Servers escape what is no ASCII; whatever they leave is a letter of one byte, so that no line fails.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                Matcher parts = LINE.matcher(line);
                if (parts.matches()) {
                    boolean asked =
                            parts.group(1).equals("GET") || parts.group(1).equals("HEAD");
                    if (asked && Integer.parseInt(parts.group(3)) == NOT_FOUND) {
                        missing.merge(parts.group(2), 1L, Long::sum);
                    }
                } else if (number == 1) {
                    return Optional.empty();
                } else {
                    firstUnread = unread == 0 ? number : firstUnread;
                    unread++;
                }
            }
        }
        if (unread > 0) {
            log.report(
                    Rule.IMPORT_UNREADABLE_ROW,
                    Location.of(CsvFile.name(file), firstUnread, 1),
                    unread == 1
                            ? "the line is not of the form of the others and is left out"
                            : "the line is not of the form of the others and is left out, and so are " + (unread - 1)
                                    + " more",
                    "attacks often look so; else let the server write the common or combined form");
        }
        return Optional.of(new AccessLog(missing));
    }
}
