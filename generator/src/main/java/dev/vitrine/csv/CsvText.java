package dev.vitrine.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a CSV file as rows.
 *
 * @param delimiter what stands between its cells
 * @param rows those that are not blank, the header included
 * @param problems what is wrong with its quotes
 */
public record CsvText(char delimiter, List<CsvRow> rows, List<Problem> problems) {

    /** A longer line is not a table but an accident. */
    public static final int MAX_LINE = 8 * 1024 * 1024;

    private static final String DELIMITERS = ",;\t|";
    private static final int MAX_REPAIRS = 1000;

    public CsvText {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * Something wrong with the quotes of a line.
     *
     * @param line from 1
     * @param message what is wrong
     * @param hint what to do
     */
    public record Problem(int line, String message, String hint) {}

    /** The rows of {@code text}, which has no byte order mark, whatever its delimiter and line breaks. */
    public static CsvText parse(String text, String path) {
        // Excel's own first line, which names the delimiter.
        if (text.length() > 5
                && text.regionMatches(true, 0, "sep=", 0, 4)
                && (text.charAt(5) == '\n' || text.charAt(5) == '\r')) {
            return new Reading(text, path, text.charAt(4)).rows(lineEnd(text, 5), 2);
        }
        return new Reading(text, path, delimiter(text)).rows(0, 1);
    }

    /** The rows of {@code text}, a part of {@code path} that begins at {@code line}. */
    public static CsvText part(String text, String path, int line, char delimiter) {
        return new Reading(text, path, delimiter).rows(0, line);
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

    /** The text as it is read. */
    private static final class Reading {
        private final String text;
        private final String path;
        private final char delimiter;
        private final List<CsvRow> rows = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Reading(String text, String path, char delimiter) {
            this.text = text;
            this.path = path;
            this.delimiter = delimiter;
        }

        /** All rows that are not blank. Where quotes are wrong, one record is read leniently, and strict reading goes on after it. */
        CsvText rows(int from, int firstLine) {
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
                    return new CsvText(delimiter, rows, problems);
                } catch (CsvParseException e) {
                    int broken = handler.lastLine();
                    while (line < broken) {
                        start = lineEnd(text, endOfLine(text, start));
                        line++;
                    }
                    if (repairs == MAX_REPAIRS) {
                        problems.add(new Problem(
                                line,
                                "too many rows with wrong quotes; the file is read up to here",
                                "export the file again"));
                        return new CsvText(delimiter, rows, problems);
                    }
                    Lenient lenient = new Lenient(text, start, delimiter);
                    if (lenient.read()) {
                        problems.add(new Problem(
                                line,
                                "a quote inside a quoted cell is not doubled; it was taken as it stands",
                                "write \"\" for a quote inside quotes"));
                        rows.add(lenient.row(path, line));
                        start = lenient.end;
                        line += lenient.lines;
                    } else {
                        problems.add(new Problem(
                                line,
                                "a quote is opened and never closed; the line is left out",
                                "close the quote, or write \"\" for a quote inside quotes"));
                        start = lineEnd(text, endOfLine(text, start));
                        line++;
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            return new CsvText(delimiter, rows, problems);
        }
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
