package dev.vitrine.jmh;

import dev.vitrine.output.ContentHash;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whether a page has changed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HashBenchmark {

    private final byte[] page = new byte[16 << 10];

    /** Fills the page. */
    @Setup
    public void fill() {
        new Random(1).nextBytes(page);
    }

    /** Of one page. */
    @Benchmark
    public long page() {
        return ContentHash.of(page, page.length);
    }
}
