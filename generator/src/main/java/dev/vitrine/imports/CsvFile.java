package dev.vitrine.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a CSV file of any encoding, delimiter and kind of line break. */
final class CsvFile {

    /** Larger files are split by the shop that exports them. */
    static final long MAX_BYTES = 128L * 1024 * 1024;

    /** A longer line is not a catalogue but an accident. */
    static final int MAX_LINE = 8 * 1024 * 1024;

    private static final String DELIMITERS = ",;\t|";
    private static final int MAX_REPAIRS = 1000;
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

    /** The table in {@code file}; empty when it cannot be read, which is reported. */
    static Optional<CsvTable> read(Path file, ImportLog log) throws IOException {
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
                    "a line is longer than " + MAX_LINE / (1024 * 1024) + " MB",
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
            } else if (i - start > MAX_LINE) {
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
        int start = 0;
        int line = 1;
        char delimiter = 0;
        // Excel's own first line, which names the delimiter.
        if (text.length() > 5
                && text.regionMatches(true, 0, "sep=", 0, 4)
                && (text.charAt(5) == '\n' || text.charAt(5) == '\r')) {
            delimiter = text.charAt(4);
            start = lineEnd(text, 5);
            line = 2;
        }
        if (delimiter == 0) {
            delimiter = delimiter(text);
        }
        List<CsvRow> rows = rows(text, start, line, delimiter);
        if (rows.isEmpty()) {
            log.report(Rule.IMPORT_UNKNOWN_FORMAT, Location.of(path), "the file is empty", "");
            return Optional.empty();
        }
        CsvRow header = rows.get(0);
        List<CsvRow> records = List.copyOf(rows.subList(1, rows.size()));
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

    /** The delimiter that stands most often in the first line outside quotes. */
    private static char delimiter(String text) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (any) {
                    break;
                }
            } else if (!quoted && DELIMITERS.indexOf(c) >= 0) {
                counts[DELIMITERS.indexOf(c)]++;
            }
            any |= !Character.isWhitespace(c);
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }

    /** All rows that are not blank. Where quotes are wrong, one record is read leniently, and strict reading goes on after it. */
    private List<CsvRow> rows(String text, int from, int firstLine, char delimiter) {
        List<CsvRow> rows = new ArrayList<>();
        int start = from;
        int line = firstLine;
        for (int repairs = 0; start < text.length(); repairs++) {
            RowHandler handler = new RowHandler(path, line - 1);
            try (CsvReader<CsvRow> reader = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(MAX_LINE * 2)
                    .build(handler, start == 0 ? text : text.substring(start))) {
                for (CsvRow row : reader) {
                    if (!row.blank()) {
                        rows.add(row);
                    }
                }
                return rows;
            } catch (CsvParseException e) {
                int broken = handler.lastLine();
                while (line < broken) {
                    start = lineEnd(text, endOfLine(text, start));
                    line++;
                }
                if (repairs == MAX_REPAIRS) {
                    log.report(
                            Rule.IMPORT_UNREADABLE_ROW,
                            Location.of(path, line, 1),
                            "too many rows with wrong quotes; the file is read up to here",
                            "export the file again");
                    return rows;
                }
                Lenient lenient = new Lenient(text, start, delimiter);
                if (lenient.read()) {
                    log.report(
                            Rule.IMPORT_UNREADABLE_ROW,
                            Location.of(path, line, 1),
                            "a quote inside a quoted cell is not doubled; it was taken as it stands",
                            "write \"\" for a quote inside quotes");
                    rows.add(lenient.row(path, line));
                    start = lenient.end;
                    line += lenient.lines;
                } else {
                    log.report(
                            Rule.IMPORT_UNREADABLE_ROW,
                            Location.of(path, line, 1),
                            "a quote is opened and never closed; the line is left out",
                            "close the quote, or write \"\" for a quote inside quotes");
                    start = lineEnd(text, endOfLine(text, start));
                    line++;
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return rows;
    }

    private static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** The start of the line after the line break at {@code at}. */
    private static int lineEnd(String text, int at) {
        if (at >= text.length()) {
            return text.length();
        }
        return text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? at + 2 : at + 1;
    }

    /** Collects the fields of a record together with whether they were quoted. */
    private static final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private final String path;
        private final int linesBefore;
        private final List<String> fields = new ArrayList<>();
        private final List<Boolean> quotes = new ArrayList<>();
        private int begun = 1;

        RowHandler(String path, int linesBefore) {
            this.path = path;
            this.linesBefore = linesBefore;
        }

        int lastLine() {
            return begun + linesBefore;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            fields.clear();
            quotes.clear();
            begun = (int) startingLineNumber;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            fields.add(new String(buffer, offset, length));
            quotes.add(quoted);
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(path, lastLine(), fields, quotes);
        }
    }

    /** Reads one record in which a quote closes a cell only before a delimiter or a line break. */
    private static final class Lenient {
        private final String text;
        private final char delimiter;
        private final List<String> fields = new ArrayList<>();
        private final List<Boolean> quotes = new ArrayList<>();
        private int end;
        private int lines = 1;

        Lenient(String text, int start, char delimiter) {
            this.text = text;
            this.delimiter = delimiter;
            this.end = start;
        }

        boolean read() {
            while (true) {
                boolean quoted = end < text.length() && text.charAt(end) == '"';
                if (quoted ? !quotedField() : !plainField()) {
                    return false;
                }
                quotes.add(quoted);
                if (end >= text.length() || text.charAt(end) != delimiter) {
                    end = lineEnd(text, end);
                    return true;
                }
                end++;
            }
        }

        private boolean plainField() {
            int start = end;
            while (end < text.length()
                    && text.charAt(end) != delimiter
                    && text.charAt(end) != '\n'
                    && text.charAt(end) != '\r') {
                end++;
            }
            fields.add(text.substring(start, end));
            return true;
        }

        private boolean quotedField() {
            StringBuilder field = new StringBuilder();
            for (end++; end < text.length(); end++) {
                char c = text.charAt(end);
                if (c == '"') {
                    char next = end + 1 < text.length() ? text.charAt(end + 1) : '\n';
                    if (next == '"') {
                        end++;
                    } else if (next == delimiter || next == '\n' || next == '\r') {
                        end++;
                        fields.add(field.toString());
                        return true;
                    }
                } else if (c == '\n' || c == '\r' && (end + 1 == text.length() || text.charAt(end + 1) != '\n')) {
                    lines++;
                }
                if (field.length() > MAX_LINE) {
                    return false;
                }
                field.append(c);
            }
            return false;
        }

        CsvRow row(String path, int line) {
            return new CsvRow(path, line, fields, quotes);
        }
    }
}
