package dev.vitrine.model;

/** Where a product's full text is read again. */
public sealed interface ProductSource {

    /** The file it is written in, relative to the site. */
    String path();

    /** The line it begins in, from 1; 0 when its file is its own or the line is not known. */
    default int firstLine() {
        return 0;
    }

    /**
     * A folder with {@code product.json}.
     *
     * @param path the JSON file
     */
    record Folder(String path) implements ProductSource {}

    /**
     * A line of a JSON Lines file.
     *
     * @param path the file
     * @param offset where the line starts, in bytes
     * @param length of the line, in bytes
     * @param line its number, from 1
     */
    record Line(String path, long offset, int length, int line) implements ProductSource {
        @Override
        public int firstLine() {
            return line;
        }
    }

    /**
     * A product in a file that an extension reads.
     *
     * @param path the file
     * @param line where the product begins, from 1; 0 when that is not known
     */
    record Brought(String path, int line) implements ProductSource {
        @Override
        public int firstLine() {
            return line;
        }
    }
}
