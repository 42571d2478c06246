package dev.vitrine.profile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the machine counts of this process; thread-safe.
 *
 * <p>A thread takes its count of allocations with it when it ends, so that they are looked at again and again: what a thread asked for after the last look is
 * missing.
 */
public final class Machine implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;
    private static final int KILO = 1024;

    private final Function<String, Optional<String>> files;
    private final Map<Long, Long> threads = new HashMap<>();
    private final Thread watch;

    /** This process, from now on until it is closed. */
    public Machine() {
        this(Machine::text);
    }

    /**
     * This process, from now on until it is closed.
     *
     * @param files path to text of the files in which Linux says what it counted; empty where there is none
     */
    Machine(Function<String, Optional<String>> files) {
        this.files = files;
        this.watch = new Thread(this::watch, "vitrine-profile");
        watch.setDaemon(true);
        watch.start();
    }

    private static Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)));
        } catch (IOException e) {
            // Another system.
            return Optional.empty();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                allocated();
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    /** What was counted until now. */
    public Counts counts() {
        String io = files.apply("/proc/self/io").orElse("");
        return new Counts(number(io, "rchar"), number(io, "wchar"), allocated());
    }

    private synchronized long allocated() {
        if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean counting)
                || !counting.isThreadAllocatedMemorySupported()
                || !counting.isThreadAllocatedMemoryEnabled()) {
            return Counts.UNKNOWN;
        }
        long[] alive = counting.getAllThreadIds();
        long[] bytes = counting.getThreadAllocatedBytes(alive);
        for (int i = 0; i < alive.length; i++) {
            threads.merge(alive[i], bytes[i], Math::max);
        }
        return threads.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The most memory in use until now. */
    public ProfileReport.Memory memory() {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                // The parts of the heap are not at their peaks together: this is never too low.
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        long kilobytes = number(files.apply("/proc/self/status").orElse(""), "VmHWM");
        return new ProfileReport.Memory(
                heap,
                Runtime.getRuntime().maxMemory(),
                kilobytes == Counts.UNKNOWN ? Counts.UNKNOWN : kilobytes * KILO);
    }

    /** The number in the line of {@code text} that begins with {@code name}. */
    private static long number(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty() && digits.length() < 19)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(Counts.UNKNOWN);
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
