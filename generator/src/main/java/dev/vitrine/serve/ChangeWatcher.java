package dev.vitrine.serve;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells when files below some folders change, by looking at them again and again.
 *
 * <p>Looking needs no service of the operating system, which differ and give up on network disks; a large site is looked at less often, so that it costs at
 * most a tenth of one processor.
 */
final class ChangeWatcher implements AutoCloseable {

    private static final long PAUSE_MILLIS = 300;
    private static final long SETTLE_MILLIS = 100;
    private static final Set<String> IGNORED = Set.of("target", "node_modules");

    private final List<Path> roots;
    private final Runnable onChange;
    private final Thread thread;

    private ChangeWatcher(List<Path> roots, Runnable onChange) {
        this.roots = List.copyOf(roots);
        this.onChange = onChange;
        Map<Path, Stamp> now = look();
        this.thread = new Thread(() -> watch(now), "vitrine-watch");
        this.thread.setDaemon(true);
    }

    /** Calls {@code onChange}, one call at a time, whenever files changed after now and then stayed still for a moment. */
    static ChangeWatcher start(List<Path> roots, Runnable onChange) {
        ChangeWatcher watcher = new ChangeWatcher(roots, onChange);
        watcher.thread.start();
        return watcher;
    }

    private void watch(Map<Path, Stamp> first) {
        Map<Path, Stamp> seen = first;
        long pause = PAUSE_MILLIS;
        try {
            while (!thread.isInterrupted()) {
                Thread.sleep(pause);
                long start = System.nanoTime();
                Map<Path, Stamp> now = look();
                pause = Math.max(PAUSE_MILLIS, 10 * (System.nanoTime() - start) / 1_000_000);
                if (now.equals(seen)) {
                    continue;
                }
                seen = settled(now);
                onChange.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // An editor or a copy writes in steps: wait for the last one.
    private Map<Path, Stamp> settled(Map<Path, Stamp> changed) throws InterruptedException {
        Map<Path, Stamp> before = changed;
        while (true) {
            Thread.sleep(SETTLE_MILLIS);
            Map<Path, Stamp> now = look();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    private Map<Path, Stamp> look() {
        Map<Path, Stamp> found = new HashMap<>();
        for (Path root : roots) {
            try {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return folder.equals(root) || !isIgnored(folder)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        found.put(file, new Stamp(attributes.size(), attributes.lastModifiedTime()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                // A root that cannot be read now is looked at again; the build says what is wrong with it.
            }
        }
        return found;
    }

    private static boolean isIgnored(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith(".") || IGNORED.contains(name);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Stamp(long size, FileTime modified) {}
}
