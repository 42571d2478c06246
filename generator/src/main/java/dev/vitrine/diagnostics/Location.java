package dev.vitrine.diagnostics;

import java.util.Comparator;

/**
 * A place in a source file.
 *
 * @param path relative to the site folder, with {@code /}; empty when the problem has no file
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1, in UTF-16 units; 0 when the whole line is meant
 * @param length how many characters the caret underlines; at least 1
 */
public record Location(String path, int line, int column, int length) implements Comparable<Location> {

    /** A problem of the site as a whole. */
    public static final Location NONE = new Location("", 0, 0, 1);

    private static final Comparator<Location> ORDER = Comparator.comparing(Location::path)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column);

    public Location {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
        }
        length = Math.max(1, length);
    }

    public static Location of(String path) {
        return new Location(path, 0, 0, 1);
    }

    public static Location of(String path, int line, int column) {
        return new Location(path, line, column, 1);
    }

    /** The place of the byte at {@code offset} of {@code text}, which is UTF-8. */
    public static Location of(String path, byte[] text, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            int unit = text[i] & 0xFF;
            if (unit == '\n') {
                line++;
                column = 1;
            } else if (unit >= 0xF0) {
                column += 2;
            } else if (unit < 0x80 || unit >= 0xC0) {
                column++;
            }
        }
        return of(path, line, column);
    }

    public Location withLength(int newLength) {
        return new Location(path, line, column, newLength);
    }

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    /** {@code path:line:column}, leaving out what is unknown. */
    @Override
    public String toString() {
        if (line == 0) {
            return path;
        }
        return column == 0 ? path + ":" + line : path + ":" + line + ":" + column;
    }
}
