package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;

/**
 * A text with the place it comes from, so that a late stage can still point at the right line.
 *
 * @param text the text, lines ending with {@code \n}
 * @param path its file, relative to the site
 * @param line line of its first character, from 1
 * @param exact whether lines of the text are lines of the file: true in Markdown files, false for a text inside a JSON string
 */
public record SourceText(String text, String path, int line, boolean exact) {

    public SourceText {
        line = Math.max(1, line);
    }

    /** The place of line {@code offset} (from 0) and column {@code column} (from 1) of the text. */
    public Location at(int offset, int column, int length) {
        return exact ? new Location(path, line + offset, column, length) : new Location(path, line, 0, 1);
    }

    public Location start() {
        return new Location(path, line, exact ? 1 : 0, 1);
    }

    public boolean isBlank() {
        return text.isBlank();
    }
}
