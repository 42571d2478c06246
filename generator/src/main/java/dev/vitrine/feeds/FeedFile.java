package dev.vitrine.feeds;

import dev.vitrine.output.FileStreams;
import dev.vitrine.output.OrderedSpool;
import dev.vitrine.output.OutputPath;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The file of one feed, or several when one cannot hold all of it: {@code openai.jsonl.gz}, {@code openai-2.jsonl.gz}. */
final class FeedFile implements Closeable {

    /** How much of a feed waits in memory for what comes before it. */
    private static final long EARLY = 1 << 20;

    private final String path;
    private final FeedFormat format;
    private final boolean gzip;
    private final long maxRows;
    private final long maxBytes;
    private final FileStreams streams;
    private final OrderedSpool spool = new OrderedSpool(this::accept, EARLY);
    private Optional<OutputStream> out = Optional.empty();
    private int number;
    private long rows;
    private long bytes;

    /**
     * A file that is opened at once.
     *
     * @param path without ending
     */
    FeedFile(String path, FeedFormat format, boolean gzip, long maxRows, long maxBytes, FileStreams streams)
            throws IOException {
        this.path = path;
        this.format = format;
        this.gzip = gzip;
        this.maxRows = maxRows;
        this.maxBytes = maxBytes;
        this.streams = streams;
        next();
    }

    /** Takes the items of block {@code number}. */
    void put(int block, CharSequence items) throws IOException {
        byte[] piece = items.toString().getBytes(StandardCharsets.UTF_8);
        spool.put(block, piece, piece.length);
    }

    /** The first file, as the report names it. */
    String name() {
        return path + "." + format.ending() + (gzip ? ".gz" : "");
    }

    private void accept(byte[] piece, int length) throws IOException {
        long lines = 0;
        for (int i = 0; i < length && maxRows < Integer.MAX_VALUE; i++) {
            lines += piece[i] == '\n' ? 1 : 0;
        }
        if (rows > 0 && (rows + lines > maxRows || bytes + length > maxBytes)) {
            finish();
            next();
        }
        rows += Math.max(1, lines);
        bytes += length;
        stream().write(piece, 0, length);
    }

    private OutputStream stream() {
        return out.orElseThrow(() -> new IllegalStateException("closed: " + name()));
    }

    private void next() throws IOException {
        number++;
        rows = 0;
        bytes = 0;
        String part = number == 1 ? path : path + "-" + number;
        OutputStream file = streams.open(new OutputPath(part + "." + format.ending() + (gzip ? ".gz" : "")));
        // Its header has no time in Java.
        out = Optional.of(gzip ? new GZIPOutputStream(file, 1 << 13) : file);
        stream().write(format.head().getBytes(StandardCharsets.UTF_8));
    }

    private void finish() throws IOException {
        stream().write(format.tail().getBytes(StandardCharsets.UTF_8));
        stream().close();
        out = Optional.empty();
    }

    /** Writes the end of the feed. */
    void end() throws IOException {
        finish();
    }

    /** Lets go of the file when the build stops before its end. */
    @Override
    public void close() throws IOException {
        if (out.isPresent()) {
            out.get().close();
        }
    }
}
