import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the files of a folder to another one, with as many threads as there are processors, and prints the seconds that took by the clock and of
 * the processor.
 *
 * <p>Everything is read beforehand: what is measured is what any generator has to do at the least.
 *
 * <pre>java benchmarks/speed/BareWriter.java &lt;from&gt; &lt;to&gt;</pre>
 */
public final class BareWriter {

    private BareWriter() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        List<Path> names;
        try (Stream<Path> found = Files.walk(from)) {
            names = found.filter(Files::isRegularFile).map(from::relativize).sorted().toList();
        }
        List<byte[]> contents = new ArrayList<>(names.size());
        for (Path name : names) {
            contents.add(Files.readAllBytes(from.resolve(name)));
        }
        int count = Runtime.getRuntime().availableProcessors();
        List<IOException> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        long used = cpu();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            int part = t;
            Thread thread = new Thread(() -> {
                try {
                    for (int i = part; i < names.size(); i += count) {
                        Path file = to.resolve(names.get(i));
                        Files.createDirectories(file.getParent());
                        Files.write(file, contents.get(i));
                    }
                } catch (IOException e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        System.out.println((System.nanoTime() - start) / 1e9 + " " + (cpu() - used) / 1e9);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
