package dev.vitrine.serve;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder a preview builds into: one that is kept for the next preview of the site, or one for temporary files. */
final class Workspace implements Closeable {

    private static final String IN_USE = "in-use";

    private final Path folder;
    /** Holds the folder while it is used; nothing of a folder that is not kept. */
    private final Optional<FileChannel> held;

    private Workspace(Path folder, Optional<FileChannel> held) {
        this.folder = folder;
        this.held = held;
    }

    /**
     * The folder at {@code kept}, or a temporary one when none is named, it cannot be had, or another preview is using it.
     *
     * @throws IOException when no folder can be had
     */
    static Workspace open(Optional<Path> kept) throws IOException {
        if (kept.isPresent()) {
            Optional<Workspace> found = hold(kept.get());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Workspace(Files.createTempDirectory("vitrine-preview"), Optional.empty());
    }

    private static Optional<Workspace> hold(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(IN_USE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new Workspace(folder, Optional.of(channel)));
                }
            } catch (OverlappingFileLockException e) {
                // Another preview in this process.
            }
            channel.close();
        } catch (IOException e) {
            // A preview does not need to be kept.
            return Optional.empty();
        }
        return Optional.empty();
    }

    Path folder() {
        return folder;
    }

    /** Gives the folder back; a temporary one is removed. */
    @Override
    public void close() throws IOException {
        if (held.isPresent()) {
            held.get().close();
        } else {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
