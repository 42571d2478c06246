package dev.vitrine.search;

import dev.vitrine.output.RowFile;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What storefronts show of documents, in a file until it is wanted in the order of their numbers: memory holds eight bytes of each. Adding is thread-safe, and so is
 * reading afterwards.
 */
final class CardStore implements Closeable {

    /** Bits of a place that say how long a row is; the others say where it begins. */
    private static final int LENGTH_BITS = 24;

    private static final int LONGEST = (1 << LENGTH_BITS) - 1;

    private final RowFile rows;
    private final int limit;
    private final Map<Integer, long[]> places = new ConcurrentHashMap<>();

    private CardStore(RowFile rows, int limit) {
        this.rows = rows;
        this.limit = limit;
    }

    /**
     * An empty store.
     *
     * @param path its file, which must not be there
     * @param limit one more than the highest number of a document
     * @throws IOException when the disk fails
     */
    static CardStore open(Path path, int limit) throws IOException {
        return new CardStore(RowFile.open(path), limit);
    }

    /**
     * Adds the rows of a document.
     *
     * @param number the document's
     * @param of its row in each storefront, by the storefront's number
     * @throws IOException when the disk fails
     */
    void add(int number, Map<Integer, String> of) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        Map<Integer, Long> found = new TreeMap<>();
        for (Map.Entry<Integer, String> row : of.entrySet()) {
            byte[] bytes = row.getValue().getBytes(StandardCharsets.UTF_8);
            if (bytes.length > LONGEST) {
                throw new IllegalArgumentException("a card of " + bytes.length + " bytes");
            }
            found.put(row.getKey(), (long) together.size() << LENGTH_BITS | bytes.length);
            together.writeBytes(bytes);
        }
        long start = rows.add(together.toByteArray());
        found.forEach((storefront, place) ->
                places.computeIfAbsent(storefront, k -> new long[limit])[number] = place + (start << LENGTH_BITS));
    }

    /**
     * The row of a document in a storefront; none where the storefront does not show it.
     *
     * @throws IOException when the disk fails
     */
    Optional<String> row(int number, int storefront) throws IOException {
        long[] of = places.get(storefront);
        if (of == null || of[number] == 0) {
            return Optional.empty();
        }
        byte[] row = rows.read(of[number] >>> LENGTH_BITS, (int) (of[number] & LONGEST));
        return Optional.of(new String(row, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
