package dev.vitrine.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Lines that come in any order and are read in theirs; beyond a limit they wait on the disk. Adding is thread-safe. */
final class SortedLines {

    private final Path folder;
    private final int limit;
    private final List<String> lines = new ArrayList<>();
    private int runs;

    /**
     * No lines yet.
     *
     * @param folder an empty folder for lines beyond the limit; made when it is wanted
     * @param limit how many lines are held in memory
     */
    SortedLines(Path folder, int limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Takes lines one by one. */
    @FunctionalInterface
    interface Taker {
        void take(String line) throws IOException;
    }

    synchronized void add(String line) throws IOException {
        lines.add(line);
        if (lines.size() >= limit) {
            lines.sort(Comparator.naturalOrder());
            Files.createDirectories(folder);
            try (BufferedWriter out = Files.newBufferedWriter(run(runs), StandardCharsets.UTF_8)) {
                for (String held : lines) {
                    out.append(held).append('\n');
                }
            }
            runs++;
            lines.clear();
        }
    }

    private Path run(int number) {
        return folder.resolve("run-" + number);
    }

    /** Gives every line to {@code taker}, sorted by UTF-16 units. */
    synchronized void forEach(Taker taker) throws IOException {
        lines.sort(Comparator.naturalOrder());
        List<Run> open = new ArrayList<>();
        try {
            for (int i = 0; i < runs; i++) {
                open.add(new Run(Files.newBufferedReader(run(i), StandardCharsets.UTF_8)));
            }
            PriorityQueue<Run> next = new PriorityQueue<>(Comparator.comparing((Run run) -> run.line));
            for (Run run : open) {
                if (run.advance()) {
                    next.add(run);
                }
            }
            int held = 0;
            while (held < lines.size() || !next.isEmpty()) {
                Run run = next.peek();
                if (run == null || held < lines.size() && lines.get(held).compareTo(run.line) <= 0) {
                    taker.take(lines.get(held++));
                } else {
                    next.poll();
                    taker.take(run.line);
                    if (run.advance()) {
                        next.add(run);
                    }
                }
            }
        } finally {
            for (Run run : open) {
                run.close();
            }
        }
    }

    /** Lines that were sorted and put on the disk. */
    private static final class Run implements Closeable {
        private final BufferedReader reader;
        private String line = "";

        Run(BufferedReader reader) {
            this.reader = reader;
        }

        boolean advance() throws IOException {
            String read = reader.readLine();
            line = read == null ? "" : read;
            return read != null;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
