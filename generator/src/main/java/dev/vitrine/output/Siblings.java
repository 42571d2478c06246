package dev.vitrine.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compressed files beside the files of a site, in each of some encodings, where they are smaller. What was made of the same bytes before is not made again: a
 * list says what each was made of.
 */
final class Siblings {

    /** What the list is called in the folder beside the output. */
    static final String LIST = "compressed.tsv";

    /** Smaller ones go in one packet anyway. */
    private static final long SMALLEST = 1024;

    /** Larger ones are not held in memory. */
    private static final long LARGEST = 64L << 20;

    private static final int WINDOW = 512;
    private static final String HEADING = "# vitrine compressed " + Encoding.RECIPE;
    private final Set<Encoding> encodings;
    private final int threads;

    /** Siblings in {@code encodings}, made on so many threads. */
    Siblings(Set<Encoding> encodings, int threads) {
        this.encodings = encodings;
        this.threads = threads;
    }

    /**
     * A file of the site.
     *
     * @param path relative to the output
     * @param hash of its bytes
     * @param size of it
     * @param file where it lies now
     */
    record Original(String path, long hash, long size, Path file) {}

    /** Shows the files of a site, sorted by path. */
    @FunctionalInterface
    interface Originals {
        void forEach(Taker taker) throws IOException;
    }

    /** Takes files one by one. */
    @FunctionalInterface
    interface Taker {
        void take(Original original) throws IOException;
    }

    /** Where compressed files go. */
    interface Place {

        /** Takes a sibling over that lies in the last output; false when it does not. */
        boolean keep(SiteWriter.Written sibling) throws IOException;

        /** Writes a sibling. */
        SiteWriter.Written write(String path, byte[] bytes) throws IOException;

        /** Whether the site has a file of that name already. */
        boolean taken(String path);
    }

    /** A line of the list: a file, one encoding, what came of it; a size of 0 says that it did not get smaller. */
    private record Row(String path, long hash, long size, Encoding encoding, long made, long madeSize) {

        String line() {
            return Manifest.escaped(path)
                    + '\t'
                    + ContentHash.hex(hash)
                    + '\t'
                    + size
                    + '\t'
                    + encoding.token()
                    + '\t'
                    + ContentHash.hex(made)
                    + '\t'
                    + madeSize;
        }

        static Optional<Row> of(String line) {
            String[] fields = line.split("\t", -1);
            if (fields.length != 6) {
                return Optional.empty();
            }
            for (Encoding encoding : Encoding.values()) {
                if (encoding.token().equals(fields[3])) {
                    try {
                        return Optional.of(new Row(
                                Manifest.unescaped(fields[0]),
                                Long.parseUnsignedLong(fields[1], 16),
                                Long.parseLong(fields[2]),
                                encoding,
                                Long.parseUnsignedLong(fields[4], 16),
                                Long.parseLong(fields[5])));
                    } catch (NumberFormatException e) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Makes all siblings.
     *
     * @param state the folder beside the output
     */
    void make(Path state, Originals originals, Place place) throws IOException {
        Path list = state.resolve(LIST);
        Path next = state.resolve(LIST + Journal.NEXT);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (Known known = new Known(list);
                BufferedWriter out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            out.append(HEADING).append('\n');
            List<Original> window = new ArrayList<>();
            originals.forEach(original -> {
                if (original.size() >= SMALLEST
                        && original.size() <= LARGEST
                        && Encoding.compressible(original.path())) {
                    window.add(original);
                    if (window.size() == WINDOW) {
                        make(window, known, place, workers, out);
                        window.clear();
                    }
                }
            });
            make(window, known, place, workers, out);
        } finally {
            workers.shutdown();
        }
        Files.move(next, list, StandardCopyOption.REPLACE_EXISTING);
    }

    private void make(List<Original> window, Known known, Place place, ExecutorService workers, BufferedWriter out)
            throws IOException {
        List<Future<List<Row>>> made = new ArrayList<>();
        for (Original original : window) {
            Map<Encoding, Row> before = known.of(original.path());
            made.add(workers.submit(() -> rows(original, before, place)));
        }
        Optional<IOException> failed = Optional.empty();
        // All of them end before one is told of: nothing is written any more then.
        for (Future<List<Row>> rows : made) {
            try {
                for (Row row : join(rows)) {
                    out.append(row.line()).append('\n');
                }
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    private static List<Row> join(Future<List<Row>> rows) throws IOException {
        try {
            return rows.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private List<Row> rows(Original original, Map<Encoding, Row> before, Place place) throws IOException {
        List<Row> rows = new ArrayList<>();
        Optional<byte[]> bytes = Optional.empty();
        for (Encoding encoding : encodings) {
            String path = original.path() + encoding.ending();
            if (place.taken(path)) {
                continue;
            }
            Row row = before.get(encoding);
            if (row != null
                    && row.hash() == original.hash()
                    && row.size() == original.size()
                    && (row.madeSize() == 0 || place.keep(new SiteWriter.Written(path, row.made(), row.madeSize())))) {
                rows.add(row);
                continue;
            }
            byte[] content = bytes.isPresent() ? bytes.get() : Files.readAllBytes(original.file());
            bytes = Optional.of(content);
            boolean once = original.path().startsWith("assets/");
            byte[] compressed = encoding.encode(content, once);
            if (compressed.length < original.size()) {
                SiteWriter.Written sibling = place.write(path, compressed);
                rows.add(new Row(
                        original.path(), original.hash(), original.size(), encoding, sibling.hash(), sibling.size()));
            } else {
                rows.add(new Row(original.path(), original.hash(), original.size(), encoding, 0, 0));
            }
        }
        return rows;
    }

    /** What the last build made, read along with the files, which are in the same order. */
    private static final class Known implements AutoCloseable {
        private final Optional<BufferedReader> reader;
        private Optional<Row> row = Optional.empty();

        Known(Path list) throws IOException {
            if (!Files.isRegularFile(list)) {
                reader = Optional.empty();
                return;
            }
            BufferedReader opened = Files.newBufferedReader(list, StandardCharsets.UTF_8);
            if (HEADING.equals(opened.readLine())) {
                reader = Optional.of(opened);
                next();
            } else {
                opened.close();
                reader = Optional.empty();
            }
        }

        private void next() throws IOException {
            String line = reader.isPresent() ? reader.get().readLine() : null;
            row = line == null ? Optional.empty() : Row.of(line);
        }

        Map<Encoding, Row> of(String path) throws IOException {
            Map<Encoding, Row> rows = new TreeMap<>();
            // As lines are sorted: by the path with what ends a field.
            String key = Manifest.escaped(path) + '\t';
            while (row.isPresent() && (Manifest.escaped(row.get().path()) + '\t').compareTo(key) < 0) {
                next();
            }
            while (row.isPresent() && row.get().path().equals(path)) {
                rows.put(row.get().encoding(), row.get());
                next();
            }
            return rows;
        }

        @Override
        public void close() throws IOException {
            if (reader.isPresent()) {
                reader.get().close();
            }
        }
    }
}
