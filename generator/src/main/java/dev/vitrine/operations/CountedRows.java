package dev.vitrine.operations;

import dev.vitrine.csv.Cell;
import dev.vitrine.csv.CsvRow;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.imports.CsvFile;
import dev.vitrine.imports.CsvTable;
import dev.vitrine.imports.ImportLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of an export that say of something how often it was counted.
 *
 * @param table the export
 * @param rows those that name something
 */
record CountedRows(CsvTable table, List<Counted> rows) {

    /** Columns that name a page by its address, as {@link CsvTable#key} has them. */
    static final List<String> ADDRESSES = List.of(
            "metadataurl",
            "address",
            "url",
            "path",
            "page",
            "pageurl",
            "pagepath",
            "pagepathandscreenclass",
            "pagepathquerystring",
            "pagelocation",
            "landingpage",
            "landingpagequerystring",
            "label",
            "name");

    /** Columns that count visits. */
    static final List<String> VISITS = List.of(
            "count",
            "pageviews",
            "views",
            "screenpageviews",
            "nbhits",
            "hits",
            "searches",
            "eventcount",
            "events",
            "uniquepageviews",
            "visits",
            "nbvisits",
            "visitors",
            "nbuniqvisitors",
            "sessions",
            "users",
            "activeusers",
            "totalusers");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}|\\d{1,3}(?:[.,'’ \\u00a0\\u202f]\\d{3}){1,4}");
    private static final Pattern ZEROS = Pattern.compile("(\\d{1,15})[.,]0{1,2}");

    CountedRows {
        rows = List.copyOf(rows);
    }

    /**
     * Reads {@code file}; empty when it cannot be used, which is reported.
     *
     * @param what the columns that may name the thing, as {@link CsvTable#key} has them, the surest first
     * @param counts the columns that may count, the first that the file has
     * @param each whether a row of a file without such a column counts for one
     * @param hint what columns the file should have
     * @throws IOException when a file that is there cannot be read
     */
    static Optional<CountedRows> read(
            Path file, List<String> what, List<String> counts, boolean each, String hint, ImportLog log)
            throws IOException {
        Optional<CsvTable> read = CsvFile.read(file, log);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        CsvTable table = read.get();
        List<Integer> names = columns(table, what);
        List<Integer> numbers = columns(table, counts);
        if (names.isEmpty() || numbers.isEmpty() && !each) {
            log.report(
                    Rule.IMPORT_UNKNOWN_FORMAT,
                    table.header().location(),
                    (names.isEmpty() ? "no column says what was counted" : "no column says how often")
                            + "; there are "
                            + ImportLog.shown(String.join(", ", table.names())),
                    hint);
            return Optional.empty();
        }
        List<Counted> rows = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            List<String> named = names.stream()
                    .map(row::cell)
                    .map(Cell::unguarded)
                    .filter(name -> !name.isEmpty())
                    .toList();
            // Totals have no name.
            if (named.isEmpty()) {
                continue;
            }
            Optional<Long> count = numbers.isEmpty()
                    ? Optional.of(1L)
                    : whole(row.cell(numbers.get(0)).unguarded());
            if (count.isPresent()) {
                rows.add(new Counted(row, named, count.get()));
            } else {
                Cell cell = row.cell(numbers.get(0));
                log.report(
                        Rule.IMPORT_INVALID_VALUE,
                        cell,
                        cell.isBlank()
                                ? "the row has no count and is left out"
                                : "'" + ImportLog.shown(cell.text()) + "' is no whole number; the row is left out",
                        "write how often it was counted, such as 120");
            }
        }
        return Optional.of(new CountedRows(table, rows));
    }

    /**
     * A row.
     *
     * @param row the row
     * @param names what was counted, by one name at least, the surest first
     * @param count how often, 0 or more
     */
    record Counted(CsvRow row, List<String> names, long count) {
        Counted {
            names = List.copyOf(names);
        }
    }

    /** The cell of {@code row} in the first of the columns that holds anything. */
    Optional<Cell> cell(Counted row, List<String> keys) {
        return columns(table, keys).stream()
                .map(row.row()::cell)
                .filter(cell -> !cell.isBlank())
                .findFirst();
    }

    private static List<Integer> columns(CsvTable table, List<String> keys) {
        return keys.stream()
                .map(key -> table.byKey().getOrDefault(key, -1))
                .filter(column -> column >= 0)
                .toList();
    }

    /** A whole number, with or without signs between thousands. */
    static Optional<Long> whole(String text) {
        Matcher zeros = ZEROS.matcher(text);
        if (zeros.matches()) {
            return Optional.of(Long.parseLong(zeros.group(1)));
        }
        return WHOLE.matcher(text).matches()
                ? Optional.of(Long.parseLong(text.replaceAll("\\D", "")))
                : Optional.empty();
    }
}
