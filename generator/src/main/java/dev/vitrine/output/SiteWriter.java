package dev.vitrine.output;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Writes a site to a staging folder that takes the place of the output folder only when {@link #publish()} is called; until then the last good output stays.
 *
 * <p>Beside the output folder {@code site} lies {@code .site.vitrine} with the staging folder, a lock against a second build, and a mark that says the output
 * is ours to replace. Writing is thread-safe.
 */
public final class SiteWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** What the name of the folder beside the output ends with. */
    public static final String BESIDE = ".hosting";

    /** What the name of the folder with plain Lucene indexes ends with. */
    public static final String LUCENE = ".lucene";

    private final Path output;
    private final Path state;
    private final Path staging;
    private final FileChannel lockFile;
    private final FileLock lock;
    /** The folders there are, by the hashes of their paths: most pages have one of their own. */
    private final HashTable folders = new HashTable();

    private final Map<OutputPath, byte[]> besides = new ConcurrentSkipListMap<>();
    private final Map<String, String> besideFolders = new ConcurrentSkipListMap<>();

    private SiteWriter(Path output, Path state, FileChannel lockFile, FileLock lock) {
        this.output = output;
        this.state = state;
        this.staging = state.resolve("staging");
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * A writer for {@code output}; empty when it must not or cannot be written, which is reported.
     *
     * @throws IOException when the disk fails
     */
    public static Optional<SiteWriter> open(Path output, Diagnostics diagnostics) throws IOException {
        Path target = output.toAbsolutePath().normalize();
        Path name = target.getFileName();
        Path parent = target.getParent();
        if (name == null || parent == null) {
            notWritable(target, "it is the root of the disk", diagnostics);
            return Optional.empty();
        }
        Path state = parent.resolve("." + name + ".vitrine");
        try {
            if (Files.exists(target) && !Files.isDirectory(target)) {
                notWritable(target, "there is a file of that name", diagnostics);
                return Optional.empty();
            }
            Files.createDirectories(state);
            FileChannel channel =
                    FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                diagnostics.report(
                        Rule.OUTPUT_IN_USE,
                        Location.NONE,
                        "another build is writing to " + target,
                        "wait for it, or choose another output folder");
                return Optional.empty();
            }
            SiteWriter writer = new SiteWriter(target, state, channel, lock);
            writer.recover();
            if (!writer.ours()) {
                diagnostics.report(
                        Rule.OUTPUT_NOT_OURS,
                        Location.NONE,
                        "the folder " + target + " holds files that no build wrote",
                        "delete the folder, or choose another output folder");
                writer.close();
                return Optional.empty();
            }
            Files.createDirectories(writer.staging);
            return Optional.of(writer);
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            notWritable(target, "access is denied", diagnostics);
            return Optional.empty();
        }
    }

    private static void notWritable(Path target, String why, Diagnostics diagnostics) {
        diagnostics.report(
                Rule.OUTPUT_NOT_WRITABLE,
                Location.NONE,
                "the output folder " + target + " cannot be written: " + why,
                "choose another output folder, or mend its permissions");
    }

    @SuppressWarnings("NullAway") // tryLock says null when another process has the lock
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Puts things right after a build that was killed while it changed folders. */
    private void recover() throws IOException {
        Path previous = state.resolve("previous");
        if (Files.exists(previous) && !Files.exists(output)) {
            Files.move(previous, output);
        }
        delete(previous);
        delete(staging);
        delete(state.resolve("scratch"));
    }

    private boolean ours() throws IOException {
        if (Files.exists(state.resolve("owned")) || !Files.exists(output)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(output)) {
            return entries.findAny().isEmpty();
        }
    }

    /**
     * Writes the first {@code length} of {@code bytes} to {@code path}.
     *
     * @throws IOException when the disk fails
     */
    public void write(OutputPath path, byte[] bytes, int length) throws IOException {
        try (OutputStream out = Files.newOutputStream(file(path))) {
            out.write(bytes, 0, length);
        }
    }

    /**
     * A file to write piece by piece at {@code path}; the caller closes it before {@link #publish()}.
     *
     * @throws IOException when the disk fails
     */
    public OutputStream stream(OutputPath path) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file(path)), BUFFER);
    }

    /**
     * Writes all of {@code in} to {@code path}.
     *
     * @throws IOException when the disk fails
     */
    public void copy(OutputPath path, InputStream in) throws IOException {
        Files.copy(in, file(path));
    }

    /**
     * Takes {@code path} over from the last output, whose name says what is in it; false when it is not there, or ends in {@code unless}.
     *
     * @throws IOException when the disk fails
     */
    public boolean keep(OutputPath path, byte[] unless) throws IOException {
        Path last = output.resolve(path.path());
        if (!Files.isRegularFile(last, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (RandomAccessFile in = new RandomAccessFile(last.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(unless.length, in.length())];
            in.seek(in.length() - end.length);
            in.readFully(end);
            if (Arrays.equals(end, unless)) {
                return false;
            }
        }
        Files.copy(last, file(path), StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /**
     * An empty folder for files that are needed while the site is made; it goes when the writer is closed.
     *
     * @throws IOException when the disk fails
     */
    public Path scratch(String name) throws IOException {
        Path folder = state.resolve("scratch").resolve(name);
        delete(folder);
        return Files.createDirectories(folder);
    }

    /** Keeps a small file for the folder beside the output, {@code site.hosting} for {@code site}: what the host is told, and nobody else. */
    public void beside(OutputPath path, byte[] content) {
        besides.put(path, content);
    }

    /** Lets the folder that {@link #scratch} made under {@code name} become the one beside the output whose name ends with {@code suffix}. */
    public void folderBeside(String suffix, String name) {
        besideFolders.put(suffix, name);
    }

    /** Replaces the folders beside the output, unless they are somebody else's. */
    private void publishBesides() throws IOException {
        if (emptied(BESIDE, besides.isEmpty())) {
            for (Map.Entry<OutputPath, byte[]> file : besides.entrySet()) {
                Files.write(beside(BESIDE).resolve(file.getKey().path()), file.getValue());
            }
        }
        String lucene = besideFolders.getOrDefault(LUCENE, "");
        if (emptied(LUCENE, lucene.isEmpty())) {
            Files.delete(beside(LUCENE));
            Files.move(state.resolve("scratch").resolve(lucene), beside(LUCENE));
        }
    }

    private Path beside(String suffix) {
        return output.resolveSibling(output.getFileName() + suffix);
    }

    /** Makes a folder beside the output empty, or takes it away when it is {@code unwanted}; whether it is there. */
    private boolean emptied(String suffix, boolean unwanted) throws IOException {
        Path folder = beside(suffix);
        Path mark = state.resolve("owns" + suffix);
        boolean ours = Files.exists(mark);
        if (Files.exists(folder) && !ours && (!unwanted || suffix.equals(BESIDE))) {
            throw new FileSystemException(
                    folder.toString(), null, "holds files that no build wrote; move it away and build again");
        }
        if (ours) {
            delete(folder);
        }
        if (unwanted) {
            return false;
        }
        Files.writeString(mark, "The folder " + folder.getFileName() + " was written by a build.\n");
        Files.createDirectories(folder);
        return true;
    }

    private Path file(OutputPath path) throws IOException {
        Path file;
        try {
            file = staging.resolve(path.path());
        } catch (InvalidPathException e) {
            throw new FileSystemException(
                    path.path(),
                    null,
                    "this machine's locale has no such file names; set LC_ALL=C.UTF-8 and build again");
        }
        Path folder = file.getParent();
        long known = folder == null ? 0 : PageHash.of(folder.toString());
        if (folder != null && folders.get(known).isEmpty()) {
            Files.createDirectories(folder);
            folders.put(known, 1);
        }
        return file;
    }

    /**
     * Puts what was written in the place of the output folder.
     *
     * @throws IOException when the disk fails; the last output is then still there, or is put back by the next build
     */
    public void publish() throws IOException {
        Path previous = state.resolve("previous");
        // First, so that a build killed after the move does not leave a folder nobody owns.
        Files.writeString(
                state.resolve("owned"),
                "The folder beside this one was written by a build and is replaced by the next.\n");
        if (Files.exists(output)) {
            Files.move(output, previous);
        }
        Files.move(staging, output);
        publishBesides();
        delete(previous);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    /** Drops what was written and not published, and lets other builds in. */
    @Override
    public void close() throws IOException {
        try {
            delete(staging);
            delete(state.resolve("scratch"));
        } finally {
            lock.release();
            lockFile.close();
        }
    }
}
