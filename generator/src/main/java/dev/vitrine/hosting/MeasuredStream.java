package dev.vitrine.hosting;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes were written once it is closed. */
final class MeasuredStream extends FilterOutputStream {

    private final LongConsumer measured;
    private long length;
    private boolean closed;

    MeasuredStream(OutputStream out, LongConsumer measured) {
        super(out);
        this.measured = measured;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        length++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        length += count;
    }

    @Override
    public void close() throws IOException {
        super.close();
        if (!closed) {
            closed = true;
            measured.accept(length);
        }
    }
}
