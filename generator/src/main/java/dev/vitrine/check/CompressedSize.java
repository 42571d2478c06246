package dev.vitrine.check;

import java.util.zip.Deflater;

/** How large bytes are after compression, as a server sends them. */
final class CompressedSize {

    /** What gzip writes around the compressed bytes. */
    private static final int FRAME = 18;

    /** What may be needed beyond the entropy: codes are whole bits, and short repeats can cost more than they gain. */
    private static final double CODE_LOSS = 1.15;

    private static final int TABLES = 300;
    private static final double LOG_2 = Math.log(2);

    private static final ThreadLocal<CompressedSize> OF_THREAD = ThreadLocal.withInitial(CompressedSize::new);

    private final Deflater fast = new Deflater(1, true);
    private final Deflater thorough = new Deflater(6, true);
    private final byte[] scratch = new byte[1 << 14];

    private CompressedSize() {}

    /** The size of the first {@code length} of {@code bytes} after gzip at {@code level}, 1 or 6. */
    static int of(byte[] bytes, int length, int level) {
        CompressedSize mine = OF_THREAD.get();
        Deflater deflater = level == 1 ? mine.fast : mine.thorough;
        deflater.reset();
        deflater.setInput(bytes, 0, length);
        deflater.finish();
        int size = FRAME;
        while (!deflater.finished()) {
            size += deflater.deflate(mine.scratch);
        }
        return size;
    }

    /** What gzip at level 6 does not exceed: the size if nothing in it repeats, from how often each byte occurs. */
    static int bound(byte[] bytes, int length) {
        int[] counts = new int[256];
        for (int i = 0; i < length; i++) {
            counts[bytes[i] & 0xFF]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                // No code is shorter than a bit.
                bits += count * Math.max(1, Math.log((double) length / count) / LOG_2);
            }
        }
        return (int) Math.ceil(bits / 8 * CODE_LOSS) + FRAME + TABLES;
    }
}
