package dev.vitrine.output;

/**
 * Where a file goes, relative to the output folder.
 *
 * @param path with {@code /}, never absolute, never leading out of the folder
 */
public record OutputPath(String path) implements Comparable<OutputPath> {

    public OutputPath {
        if (path.isEmpty() || path.startsWith("/") || path.contains("\\") || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a path inside the output folder: " + path);
        }
        for (int start = 0; start <= path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("not a path inside the output folder: " + path);
            }
            start = end + 1;
        }
    }

    @Override
    public int compareTo(OutputPath other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
