package dev.vitrine.output;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** Pieces of bytes that wait in a file until they are wanted, in whatever order. Thread-safe. */
public final class RowFile implements Closeable {

    private final FileChannel file;
    private final AtomicLong end = new AtomicLong();

    private RowFile(FileChannel file) {
        this.file = file;
    }

    /**
     * An empty file.
     *
     * @param path where it is; nothing must be there
     * @throws IOException when the disk fails
     */
    public static RowFile open(Path path) throws IOException {
        return new RowFile(FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /**
     * Adds {@code bytes}; where they begin.
     *
     * @throws IOException when the disk fails
     */
    public long add(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        long start = end.getAndAdd(bytes.length);
        for (long at = start; rest.hasRemaining(); ) {
            at += file.write(rest, at);
        }
        return start;
    }

    /**
     * The {@code length} bytes from {@code start}.
     *
     * @throws IOException when the disk fails, or the file ends before them
     */
    public byte[] read(long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, start + bytes.position()) < 0) {
                throw new EOFException("the file ends before " + (start + length));
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
