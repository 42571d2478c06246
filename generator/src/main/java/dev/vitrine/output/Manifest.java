package dev.vitrine.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The list of the files of an output, sorted by path: path, hash, size and time of the last change, a line each. The first line is a heading, the last one says
 * that the list is whole.
 */
final class Manifest {

    private static final String HEADING = "# vitrine files 1";
    private static final String END = "# end";
    private static final String SPECIAL = "%#\t\n\r";

    private Manifest() {}

    /**
     * A file of the output.
     *
     * @param path as {@link #escaped} says
     * @param hash {@link ContentHash}
     * @param size bytes
     * @param modified nanoseconds since 1970, as the disk has them
     */
    record Entry(String path, long hash, long size, long modified) {

        static Optional<Entry> of(String line) {
            List<String> fields = Arrays.asList(line.split("\t", -1));
            if (fields.size() != 4 || fields.get(0).isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Entry(
                        fields.get(0),
                        Long.parseUnsignedLong(fields.get(1), 16),
                        Long.parseLong(fields.get(2)),
                        Long.parseLong(fields.get(3))));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        String line() {
            return path + '\t' + ContentHash.hex(hash) + '\t' + size + '\t' + modified;
        }

        /** Stands for the path in tables. */
        long key() {
            return PageHash.of(unescaped(path));
        }

        /** Stands for what the file is and how it lies on the disk. */
        long seal() {
            return seal(key(), hash, size, modified);
        }

        static long seal(long key, long hash, long size, long modified) {
            long seal = key;
            for (long part : new long[] {hash, size, modified}) {
                seal = Long.rotateLeft((seal ^ part) * 0x9E3779B97F4A7C15L, 29) + 0x165667B19E3779F9L;
            }
            return (seal ^ seal >>> 32) * 0xC2B2AE3D27D4EB4FL | 1;
        }
    }

    /** {@code path} without characters that would end a field or a line: those become {@code %} and two hexadecimal digits. */
    static String escaped(String path) {
        StringBuilder text = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char unit = path.charAt(i);
            if (unit < ' ' || unit == 0x7F || SPECIAL.indexOf(unit) >= 0) {
                text.append('%').append(Character.forDigit(unit >> 4, 16)).append(Character.forDigit(unit & 15, 16));
            } else {
                text.append(unit);
            }
        }
        return text.toString();
    }

    static String unescaped(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && i + 2 < text.length()) {
                path.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                path.append(text.charAt(i));
            }
        }
        return path.toString();
    }

    /** Reads entries one by one. */
    static final class Reader implements Closeable {
        private final Optional<BufferedReader> reader;
        private Optional<Entry> entry = Optional.empty();

        /** The entries of {@code file}; none when it is not there. */
        Reader(Path file) throws IOException {
            reader = Files.isRegularFile(file)
                    ? Optional.of(Files.newBufferedReader(file, StandardCharsets.UTF_8))
                    : Optional.empty();
            next();
        }

        /** The entry at hand; empty after the last one. */
        Optional<Entry> entry() {
            return entry;
        }

        void next() throws IOException {
            entry = Optional.empty();
            if (reader.isPresent()) {
                String line = reader.get().readLine();
                if (line != null && line.equals(HEADING)) {
                    line = reader.get().readLine();
                }
                if (line != null) {
                    entry = Entry.of(line);
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (reader.isPresent()) {
                reader.get().close();
            }
        }
    }

    /**
     * Shows every entry to {@code taker}.
     *
     * @return whether the list is there and whole
     */
    static boolean read(Path file, Consumer<Entry> taker) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (!HEADING.equals(in.readLine())) {
                return false;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(END)) {
                    return in.readLine() == null;
                }
                Optional<Entry> entry = Entry.of(line);
                if (entry.isEmpty()) {
                    return false;
                }
                taker.accept(entry.get());
            }
            return false;
        } catch (CharacterCodingException | UncheckedIOException | NumberFormatException e) {
            return false;
        }
    }

    static void begin(BufferedWriter out) throws IOException {
        out.append(HEADING).append('\n');
    }

    static void end(BufferedWriter out) throws IOException {
        out.append(END).append('\n');
    }
}
