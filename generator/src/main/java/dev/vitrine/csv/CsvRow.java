package dev.vitrine.csv;

import dev.vitrine.diagnostics.Location;
import java.util.List;

/** A record of a CSV file: its fields, and enough to say where each begins. Two rows that say the same are still two rows. */
public final class CsvRow {

    private final String path;
    private final int line;
    private final String[] fields;
    private final boolean[] quoted;

    /**
     * A row.
     *
     * @param path the file, as problems name it
     * @param line where the record starts, from 1
     * @param fields the fields, unquoted
     * @param quoted which fields stood in quotes
     */
    public CsvRow(String path, int line, List<String> fields, List<Boolean> quoted) {
        this.path = path;
        this.line = line;
        this.fields = fields.toArray(String[]::new);
        this.quoted = new boolean[quoted.size()];
        for (int i = 0; i < this.quoted.length; i++) {
            this.quoted[i] = quoted.get(i);
        }
    }

    /** Where the record starts, from 1. */
    public int line() {
        return line;
    }

    /** How many fields it has. */
    public int size() {
        return fields.length;
    }

    public List<String> fields() {
        return List.of(fields);
    }

    public Cell cell(int index) {
        return new Cell(this, index, index < 0 || index >= fields.length ? "" : fields[index]);
    }

    public boolean blank() {
        for (String field : fields) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    public Location location() {
        return Location.of(path, line, 1);
    }

    /** The place of the character {@code offset} of the field {@code index}; the start of the row when there is no such field. */
    public Location location(int index, int offset) {
        if (index < 0 || index >= fields.length) {
            return location();
        }
        Walk walk = new Walk(line);
        for (int i = 0; i < index; i++) {
            walk.over(fields[i], fields[i].length(), quoted[i]);
            walk.column += quoted[i] ? 2 : 1;
        }
        walk.over(fields[index], Math.min(offset, fields[index].length()), quoted[index]);
        int end = offset;
        String field = fields[index];
        while (end < field.length() && field.charAt(end) != '\n' && field.charAt(end) != '\r') {
            end++;
        }
        return Location.of(path, walk.line, walk.column).withLength(Math.max(1, end - offset));
    }

    /** Goes through the text of fields as it stands in the file. */
    private static final class Walk {
        private int line;
        private int column = 1;

        Walk(int line) {
            this.line = line;
        }

        void over(String field, int length, boolean inQuotes) {
            if (inQuotes) {
                column++;
            }
            for (int i = 0; i < length; i++) {
                char c = field.charAt(i);
                if (c == '\n' || c == '\r') {
                    if (c == '\r' && i + 1 < field.length() && field.charAt(i + 1) == '\n') {
                        i++;
                    }
                    line++;
                    column = 1;
                } else {
                    column += c == '"' && inQuotes ? 2 : 1;
                }
            }
        }
    }
}
