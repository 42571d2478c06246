package dev.vitrine.profile;

/**
 * What a machine has counted of this process since it began.
 *
 * @param read bytes that were read, of files and of all else; {@link #UNKNOWN} where the machine does not say
 * @param written bytes that were written; {@link #UNKNOWN} where the machine does not say
 * @param allocated bytes of heap that were asked for, whether they are still in use or not; {@link #UNKNOWN} where the machine does not say
 */
public record Counts(long read, long written, long allocated) {

    /** What is not counted. */
    public static final long UNKNOWN = -1;

    /** A machine that counts nothing. */
    public static final Counts NONE = new Counts(UNKNOWN, UNKNOWN, UNKNOWN);

    /** What was counted from {@code before} to this. */
    Counts since(Counts before) {
        return new Counts(since(read, before.read), since(written, before.written), since(allocated, before.allocated));
    }

    private static long since(long now, long before) {
        return now == UNKNOWN || before == UNKNOWN ? UNKNOWN : Math.max(0, now - before);
    }
}
