package dev.vitrine.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The file that keeps what other servers answered: a line per link, its parts between tabs. */
public final class AnswerRows {

    private AnswerRows() {}

    /**
     * What a server answered.
     *
     * @param status its status
     * @param movedTo where the link leads now; empty when it did not move
     * @param asked when, in seconds since 1970
     */
    public record Row(int status, String movedTo, long asked) {}

    /**
     * The rows of {@code file}, by link; none when it is not there. Lines that are none are left out.
     *
     * @throws IOException when it cannot be read
     */
    public static Map<String, Row> read(Path file) throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            // Whatever the bytes are: damage is a row that is asked for again.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : text.split("\n", -1)) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 4 && parts[1].matches("\\d{3}") && parts[3].matches("\\d{1,12}")) {
                    rows.put(parts[0], new Row(Integer.parseInt(parts[1]), parts[2], Long.parseLong(parts[3])));
                }
            }
        }
        return rows;
    }

    /**
     * Writes {@code rows} into {@code file}, all or nothing.
     *
     * @throws IOException when the disk fails
     */
    public static void write(Path file, Map<String, Row> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(rows).forEach((link, row) -> {
            if (isOneField(link) && isOneField(row.movedTo())) {
                text.append(link)
                        .append('\t')
                        .append(row.status())
                        .append('\t')
                        .append(row.movedTo())
                        .append('\t')
                        .append(row.asked())
                        .append('\n');
            }
        });
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isOneField(String text) {
        return text.indexOf('\t') < 0 && text.indexOf('\n') < 0;
    }
}
