package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.packed.ValueHash;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a JSON Lines file with their places in bytes; a line that is too long is reported and passed over without being kept. */
final class JsonLines implements Closeable {

    private static final int MAX_LINE = 4 << 20;

    private final InputStream in;
    private final String path;
    private final Diagnostics diagnostics;
    private byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 14);
    private int position;
    private int limit;
    private long offset;
    private int number;

    JsonLines(Path file, String path, Diagnostics diagnostics) throws IOException {
        this.in = Files.newInputStream(file);
        this.path = path;
        this.diagnostics = diagnostics;
    }

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (true) {
            long start = offset;
            line.reset();
            boolean tooLong = false;
            boolean any = false;
            boolean ended = false;
            while (!ended && (position < limit || fill())) {
                any = true;
                int end = Utf8.indexOf(buffer, position, limit, (byte) '\n');
                tooLong |= line.size() + (end - position) > MAX_LINE;
                if (!tooLong) {
                    line.write(buffer, position, end - position);
                }
                ended = end < limit;
                offset += end - position + (ended ? 1 : 0);
                position = ended ? end + 1 : end;
            }
            if (!any) {
                return Optional.empty();
            }
            number++;
            if (tooLong) {
                diagnostics.report(
                        Rule.FILE_TOO_LARGE,
                        Location.of(path, number, 1),
                        "the line is longer than " + (MAX_LINE >> 20) + " MB",
                        "write one product a line");
            } else {
                byte[] bytes = line.toByteArray();
                if (!blank(bytes)) {
                    return Optional.of(new Line(number, start, bytes));
                }
            }
        }
    }

    /** The number of the last line, from 1; 0 before the first. */
    int number() {
        return number;
    }

    /** Where the next line starts, in bytes. */
    long offset() {
        return offset;
    }

    /**
     * Passes over the next line if it is {@code length} bytes that have {@code hash}; otherwise it is still the next.
     *
     * @param length of a line without its end, at most the longest a line may have
     * @param hash as {@link ValueHash} has it of bytes, none of which ends a line
     */
    boolean pass(int length, long hash) throws IOException {
        int wanted = length + 1;
        while (limit - position < wanted && more(wanted)) {}
        int there = limit - position;
        boolean ends = there >= wanted ? buffer[position + length] == '\n' : there == length;
        if (length == 0 || !ends || ValueHash.of(buffer, position, length) != hash) {
            return false;
        }
        number++;
        offset += Math.min(there, wanted);
        position += Math.min(there, wanted);
        return true;
    }

    /** Reads on behind what is in the buffer, which gets room for {@code wanted} bytes; false at the end of the file. */
    private boolean more(int wanted) throws IOException {
        if (buffer.length - position < wanted) {
            byte[] room = wanted > buffer.length ? new byte[Math.max(wanted, 1 << 20)] : buffer;
            System.arraycopy(buffer, position, room, 0, limit - position);
            buffer = room;
            limit -= position;
            position = 0;
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }

    private static boolean blank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        limit = 0;
        position = 0;
        return more(1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A line: its number from 1, where it starts in bytes, and its bytes without the line end. */
    @SuppressWarnings("ArrayRecordComponent") // the reader of the line does not write to it
    record Line(int number, long offset, byte[] bytes) {}
}
