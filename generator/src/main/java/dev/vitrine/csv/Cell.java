package dev.vitrine.csv;

import dev.vitrine.diagnostics.Location;

/**
 * A field of a CSV file with its place.
 *
 * @param row its record
 * @param index its number in the record, from 0; negative when the file has no such column
 * @param text what it holds, as it is; empty when the column or field is missing
 */
public record Cell(CsvRow row, int index, String text) {

    /** Without blanks around it. */
    public String trimmed() {
        return text.strip();
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    /** Without what spreadsheets put around numbers to keep them: {@code '0123} and {@code ="0123"}. */
    public String unguarded() {
        String value = trimmed();
        if (value.startsWith("=\"") && value.endsWith("\"") && value.length() >= 3) {
            return value.substring(2, value.length() - 1).strip();
        }
        return value.startsWith("'") ? value.substring(1).strip() : value;
    }

    public Location location() {
        return location(0);
    }

    public Location location(int offset) {
        return row.location(index, offset);
    }
}
