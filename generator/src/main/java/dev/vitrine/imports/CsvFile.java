package dev.vitrine.imports;

import dev.vitrine.csv.CsvRow;
import dev.vitrine.csv.CsvText;
import dev.vitrine.csv.TextEncoding;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a CSV file of any encoding, delimiter and kind of line break. */
public final class CsvFile {

    /** Larger files are split by the shop that exports them. */
    static final long MAX_BYTES = 128L * 1024 * 1024;

    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("\\D{0,4}\\d{1,3}(?:[. \u00a0\u202f]?\\d{3})*,\\d{1,2}\\D{0,4}");
    private static final Pattern DECIMAL_POINT = Pattern.compile("\\D{0,4}\\d{1,3}(?:[, ]?\\d{3})*\\.\\d{1,2}\\D{0,4}");

    private final Path file;
    private final String path;
    private final ImportLog log;

    private CsvFile(Path file, String path, ImportLog log) {
        this.file = file;
        this.path = path;
        this.log = log;
    }

    /**
     * The table in {@code file}; empty when it cannot be read, which is reported.
     *
     * @throws IOException when a file that is there cannot be read
     */
    public static Optional<CsvTable> read(Path file, ImportLog log) throws IOException {
        return new CsvFile(file, name(file), log).table();
    }

    /** How problems name the file. */
    static String name(Path file) {
        return file.toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private Optional<CsvTable> table() throws IOException {
        if (!Files.isRegularFile(file)) {
            log.report(Rule.FILE_MISSING, Location.of(path), "there is no such file", "");
            return Optional.empty();
        }
        if (Files.size(file) > MAX_BYTES) {
            log.report(
                    Rule.FILE_TOO_LARGE,
                    Location.of(path),
                    "the file has " + Files.size(file) / (1024 * 1024) + " MB; at most " + MAX_BYTES / (1024 * 1024)
                            + " MB are read",
                    "split it into several files and import them together");
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        int longLine = longLine(bytes);
        if (longLine > 0) {
            log.report(
                    Rule.FILE_TOO_LARGE,
                    Location.of(path, longLine, 1),
                    "a line is longer than " + CsvText.MAX_LINE / (1024 * 1024) + " MB",
                    "export the file again; a line break or a closing quote is probably missing");
            return Optional.empty();
        }
        TextEncoding encoding = TextEncoding.detect(bytes);
        report(encoding, bytes);
        log.source(path, file, encoding.charset());
        String text = new String(bytes, encoding.charset());
        return parse(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** The number of the first line that is too long; 0 when there is none. */
    private static int longLine(byte[] bytes) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                if (bytes[i] == '\n' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                    line++;
                }
                start = i + 1;
            } else if (i - start > CsvText.MAX_LINE) {
                return line;
            }
        }
        return 0;
    }

    private void report(TextEncoding encoding, byte[] bytes) {
        if (encoding.damagedAt() >= 0) {
            int line = 1;
            for (int i = 0; i < encoding.damagedAt(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    Location.of(path, line, 0),
                    "bytes that are not UTF-8 were replaced by �",
                    "export the file again as UTF-8");
        } else if (!encoding.certain()) {
            log.report(
                    Rule.IMPORT_REPAIRED_TEXT,
                    Location.of(path),
                    "the file is not UTF-8 and was read as "
                            + encoding.charset().name(),
                    "if letters look wrong, export the file as UTF-8");
        }
    }

    private Optional<CsvTable> parse(String text) {
        CsvText parsed = CsvText.parse(text, path);
        parsed.problems()
                .forEach(problem -> log.report(
                        Rule.IMPORT_UNREADABLE_ROW,
                        Location.of(path, problem.line(), 1),
                        problem.message(),
                        problem.hint()));
        List<CsvRow> rows = parsed.rows();
        if (rows.isEmpty()) {
            log.report(Rule.IMPORT_UNKNOWN_FORMAT, Location.of(path), "the file is empty", "");
            return Optional.empty();
        }
        int first = 0;
        while (first < rows.size() - 1 && remark(rows.get(first))) {
            first++;
        }
        CsvRow header = rows.get(first);
        List<CsvRow> records = List.copyOf(rows.subList(first + 1, rows.size()));
        for (CsvRow row : records) {
            for (int i = header.size(); i < row.size(); i++) {
                if (!row.cell(i).isBlank()) {
                    log.report(
                            Rule.IMPORT_UNREADABLE_ROW,
                            row.cell(i),
                            "the row has " + row.size() + " cells, the header " + header.size()
                                    + "; the rest is left out",
                            "put cells that hold the delimiter between quotes");
                    break;
                }
            }
        }
        return Optional.of(CsvTable.of(file, path, header, records, decimalComma(records)));
    }

    /** Reports of Google Analytics begin with lines that say which report it is. */
    private static boolean remark(CsvRow row) {
        String text = row.cell(0).trimmed();
        return text.equals("#") || text.startsWith("# ");
    }

    private static boolean decimalComma(List<CsvRow> rows) {
        int commas = 0;
        int points = 0;
        for (CsvRow row : rows.subList(0, Math.min(rows.size(), 200))) {
            for (String field : row.fields()) {
                if (field.length() > 2 && field.length() < 20) {
                    commas += DECIMAL_COMMA.matcher(field.strip()).matches() ? 1 : 0;
                    points += DECIMAL_POINT.matcher(field.strip()).matches() ? 1 : 0;
                }
            }
        }
        return commas > points;
    }
}
