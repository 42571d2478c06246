package dev.vitrine.jmh;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.output.FileChanges;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.SiteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Pages into an output that has pages of the same names. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WriteBenchmark {

    private static final int PAGES = 200;

    @Param({"true", "false"})
    private boolean changed;

    private final byte[] page = new byte[16 << 10];
    private Path folder;

    /** An output of equal pages. */
    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("vitrine-jmh");
        pages();
    }

    /** Takes the output away. */
    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Opens, writes and publishes. */
    @Benchmark
    @OperationsPerInvocation(PAGES)
    public FileChanges pages() throws IOException {
        if (changed) {
            page[0]++;
        }
        try (SiteWriter writer = SiteWriter.open(folder.resolve("site"), new Diagnostics())
                .orElseThrow()) {
            for (int i = 0; i < PAGES; i++) {
                writer.write(new OutputPath("products/item-" + i + "/index.html"), page, page.length);
            }
            return writer.publish();
        }
    }
}
