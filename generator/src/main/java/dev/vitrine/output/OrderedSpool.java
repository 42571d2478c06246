package dev.vitrine.output;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Passes on pieces that many threads make, in the order of their numbers from 0; thread-safe.
 *
 * <p>Only what came early is held, and not more than a limit: a thread that is too far ahead waits. Threads must take up the numbers in their order, so that
 * the piece all wait for is always being made by a thread that need not wait.
 */
public final class OrderedSpool {

    private final Target target;
    private final long limit;
    private final Map<Integer, byte[]> early = new HashMap<>();
    private long held;
    private int next;

    /**
     * A spool.
     *
     * @param target takes the pieces in order, by one thread at a time
     * @param limit how many bytes that came early are held
     */
    public OrderedSpool(Target target, long limit) {
        this.target = target;
        this.limit = limit;
    }

    /** Takes pieces in their order. */
    @FunctionalInterface
    public interface Target {

        /**
         * Takes the first {@code length} of {@code bytes}, which belong to the caller.
         *
         * @throws IOException when they cannot be written
         */
        void accept(byte[] bytes, int length) throws IOException;
    }

    /**
     * Takes the piece {@code number}, which may be empty; {@code bytes} may be used again afterwards. Every number must be given once.
     *
     * @throws IOException when the target fails, or the thread is interrupted while it waits for those before it
     */
    public synchronized void put(int number, byte[] bytes, int length) throws IOException {
        while (number != next && length > 0 && held + length > limit && held > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                InterruptedIOException stopped = new InterruptedIOException("stopped while other pieces were made");
                stopped.initCause(e);
                throw stopped;
            }
        }
        if (number != next) {
            if (number < next || early.put(number, Arrays.copyOf(bytes, length)) != null) {
                throw new IllegalArgumentException("the piece " + number + " was given before");
            }
            held += length;
            return;
        }
        pass(bytes, length);
        for (byte[] piece = early.remove(next); piece != null; piece = early.remove(next)) {
            held -= piece.length;
            pass(piece, piece.length);
        }
        notifyAll();
    }

    private void pass(byte[] bytes, int length) throws IOException {
        if (length > 0) {
            target.accept(bytes, length);
        }
        next++;
    }

    /** How many pieces were passed on. */
    public synchronized int passed() {
        return next;
    }

    /** How many bytes wait for pieces before them. */
    public synchronized long held() {
        return held;
    }
}
