package dev.vitrine.serve;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells which files below some folders change, by looking at them again and again, and at once when the operating system says that something did.
 *
 * <p>What the operating system says is only a hint: its services differ, and give up on network disks and on many folders. A large site is looked at less often, so that it
 * costs at most a tenth of one processor.
 */
final class ChangeWatcher implements AutoCloseable {

    private static final long PAUSE_MILLIS = 300;
    private static final long SETTLE_MILLIS = 40;

    /** How long an emptied file may be on its way to what it will be: whoever writes it begins by emptying it. */
    private static final long EMPTY_MILLIS = 1_000;

    /** Larger ones are written in pieces that come with pauses. */
    private static final long LARGE = 1 << 20;

    private static final long LARGE_SETTLE_MILLIS = 80;
    private static final Set<String> IGNORED = Set.of("target", "node_modules");

    private final List<Path> roots;
    private final Consumer<Set<Path>> onChange;
    private final Thread thread;
    private final Hints hints = Hints.open();

    private ChangeWatcher(List<Path> roots, Consumer<Set<Path>> onChange) {
        this.roots = List.copyOf(roots);
        this.onChange = onChange;
        Map<Path, Stamp> now = look();
        this.thread = new Thread(() -> watch(now), "vitrine-watch");
        this.thread.setDaemon(true);
    }

    /** Calls {@code onChange} with what changed, came or went, one call at a time, whenever files changed after now and then stayed still for a moment. */
    static ChangeWatcher start(List<Path> roots, Consumer<Set<Path>> onChange) {
        ChangeWatcher watcher = new ChangeWatcher(roots, onChange);
        watcher.thread.start();
        return watcher;
    }

    private void watch(Map<Path, Stamp> first) {
        Map<Path, Stamp> seen = first;
        long pause = PAUSE_MILLIS;
        try {
            while (!thread.isInterrupted()) {
                hints.await(pause);
                long start = System.nanoTime();
                Map<Path, Stamp> now = look();
                pause = Math.max(PAUSE_MILLIS, 10 * (System.nanoTime() - start) / 1_000_000);
                if (now.equals(seen)) {
                    continue;
                }
                Map<Path, Stamp> before = seen;
                seen = settled(before, now);
                onChange.accept(differing(before, seen));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Path> differing(Map<Path, Stamp> before, Map<Path, Stamp> now) {
        Set<Path> changed = new HashSet<>();
        now.forEach((file, stamp) -> {
            if (!stamp.equals(before.get(file))) {
                changed.add(file);
            }
        });
        before.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed::add);
        return changed;
    }

    // An editor or a copy writes in steps: wait for the last one.
    private Map<Path, Stamp> settled(Map<Path, Stamp> seen, Map<Path, Stamp> changed) throws InterruptedException {
        Map<Path, Stamp> before = changed;
        long empty = System.nanoTime() + EMPTY_MILLIS * 1_000_000;
        while (true) {
            Set<Path> files = differing(seen, before);
            Map<Path, Stamp> last = before;
            boolean large = files.stream().anyMatch(file -> size(last, file) > LARGE);
            Thread.sleep(large ? LARGE_SETTLE_MILLIS : SETTLE_MILLIS);
            Map<Path, Stamp> now = look();
            boolean emptied = files.stream().anyMatch(file -> size(now, file) == 0 && size(seen, file) > 0);
            if (now.equals(before) && !(emptied && System.nanoTime() < empty)) {
                return now;
            }
            before = now;
        }
    }

    /** The size of a file in bytes; -1 when it is not there. */
    private static long size(Map<Path, Stamp> files, Path file) {
        Stamp stamp = files.get(file);
        return stamp == null ? -1 : stamp.size();
    }

    private Map<Path, Stamp> look() {
        Map<Path, Stamp> found = new HashMap<>();
        for (Path root : roots) {
            try {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        if (!folder.equals(root) && isIgnored(folder)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        hints.follow(folder);
                        return FileVisitResult.CONTINUE;
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
        hints.close();
    }

    /** What the operating system says of folders; nothing where it has no such service, or will follow no more of them. */
    private static final class Hints implements Closeable {
        /** Of more the service may know no end, and other programs need it, too. */
        private static final int MOST = 20_000;

        private final @Nullable WatchService service;
        private final Set<Path> followed = new HashSet<>();
        private boolean gaveUp;

        private Hints(@Nullable WatchService service) {
            this.service = service;
            this.gaveUp = service == null;
        }

        static Hints open() {
            try {
                return new Hints(FileSystems.getDefault().newWatchService());
            } catch (IOException | UnsupportedOperationException e) {
                // Looking is enough; it only takes longer to notice.
                return new Hints(null);
            }
        }

        void follow(Path folder) {
            if (service == null || gaveUp || !followed.add(folder)) {
                return;
            }
            try {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                gaveUp = followed.size() >= MOST;
            } catch (IOException | UnsupportedOperationException | ClosedWatchServiceException e) {
                // A folder that is gone, or one too many: those that are followed still are.
                gaveUp |= Files.isDirectory(folder);
            }
        }

        /** Returns after {@code millis} milliseconds, or when a folder is said to have changed. */
        void await(long millis) throws InterruptedException {
            if (service == null) {
                Thread.sleep(millis);
                return;
            }
            try {
                WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
                while (key != null) {
                    key.pollEvents();
                    if (!key.reset() && key.watchable() instanceof Path folder) {
                        // It is gone, and followed again should it come back.
                        followed.remove(folder);
                    }
                    key = service.poll();
                }
            } catch (ClosedWatchServiceException e) {
                Thread.sleep(millis);
            }
        }

        @Override
        public void close() {
            if (service != null) {
                try {
                    service.close();
                } catch (IOException e) {
                    // The process ends soon.
                    gaveUp = true;
                }
            }
        }
    }

    private record Stamp(long size, FileTime modified) {}
}
