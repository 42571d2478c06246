package dev.vitrine.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.output.ContentHash;
import dev.vitrine.output.HashTable;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A fingerprint of every file and folder that a build is made from, by name and content.
 *
 * <p>A file is read only when its size, its time or its place on the disk is another than when it was last read, or when it was changed so shortly before that
 * its time might not tell. Of each file and folder some 50 bytes are held.
 */
public final class InputFiles implements Closeable {

    private static final String NAME = "inputs.tsv";
    private static final long P1 = 0x9E3779B97F4A7C15L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;

    /** How long, in nanoseconds, a file may be changed again without its time telling, on the coarsest disks. */
    private static final long COARSE = 2_000_000_000L;

    private final Path cache;
    private final Path next;
    private final HashTable known = new HashTable();
    private final FileContents contents = new FileContents();
    private final BufferedWriter out;
    private final byte[] buffer = new byte[1 << 16];
    private long readAt = Long.MIN_VALUE;
    private long first;
    private long second;

    private InputFiles(Path state) throws IOException {
        Files.createDirectories(state);
        this.cache = state.resolve(NAME);
        if (Files.isRegularFile(cache)) {
            readAt = nanoseconds(Files.readAttributes(cache, BasicFileAttributes.class)) - COARSE;
            try (BufferedReader in = Files.newBufferedReader(cache, UTF_8)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    int tab = line.indexOf('\t');
                    known.put(
                            Long.parseUnsignedLong(line.substring(0, Math.max(0, tab)), 16),
                            Long.parseUnsignedLong(line.substring(tab + 1), 16));
                }
            } catch (NumberFormatException e) {
                // Damaged: everything is read.
                readAt = Long.MIN_VALUE;
            }
        }
        // A name of its own: another build may be at the same.
        next = Files.createTempFile(state, NAME, ".next");
        out = Files.newBufferedWriter(next, UTF_8);
    }

    /**
     * No files yet.
     *
     * @param state the folder beside the output, where it is kept what is known of files
     * @throws IOException when the disk fails
     */
    public static InputFiles open(Path state) throws IOException {
        return new InputFiles(state);
    }

    /** Adds a word that is no file: a setting, a day. */
    public void word(String word) {
        add("word " + word, 0);
    }

    /**
     * Adds the file or all below the folder at {@code place}; that there is nothing counts as well.
     *
     * @param name what it is called, wherever it lies
     * @param without says which files and folders are no input
     * @throws IOException when something there cannot be read
     */
    public void files(String name, Path place, Predicate<Path> without) throws IOException {
        add("place " + name, Files.exists(place) ? 1 : 0);
        if (!Files.exists(place)) {
            return;
        }
        int prefix = place.toString().length();
        Files.walkFileTree(
                place, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        if (without.test(folder)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        add("folder " + named(folder), 0);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (!without.test(file)) {
                            String named = named(file);
                            long content = content(file, attributes);
                            add("file " + named, content);
                            contents.add(named, content);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    private String named(Path path) {
                        return name + path.toString().substring(prefix).replace(File.separatorChar, '/');
                    }
                });
    }

    private long content(Path file, BasicFileAttributes attributes) throws IOException {
        long modified = nanoseconds(attributes);
        long key = ContentHash.of(
                file + "\n" + attributes.size() + "\n" + modified + "\n" + attributes.fileKey() + "\n" + changed(file));
        OptionalLong last = modified < readAt ? known.get(key) : OptionalLong.empty();
        long hash = last.isPresent() ? last.getAsLong() : read(file);
        out.append(ContentHash.hex(key))
                .append('\t')
                .append(ContentHash.hex(hash))
                .append('\n');
        // One that must not be read is another input than the same one that may.
        return Files.isReadable(file) ? hash : ~hash;
    }

    /** When the file was changed in any way, which no tool sets back; empty where the disk does not tell. */
    private static String changed(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:ctime").toString();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }

    private long read(Path file) throws IOException {
        ContentHash hash = new ContentHash();
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                hash.add(buffer, 0, length);
            }
        }
        return hash.value();
    }

    private static long nanoseconds(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }

    /** Sums, so that the order in which the disk lists files makes no difference. */
    private void add(String name, long content) {
        long entry = ContentHash.of(name) * P1 + content;
        first += mixed(entry * P2 ^ content);
        second += mixed(mixed(entry) + Long.rotateLeft(content, 32) * P1);
    }

    static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** What stands for the files that were added, each by itself. */
    public FileContents contents() {
        return contents;
    }

    /** Stands for all that was added: 32 hexadecimal digits. */
    public String fingerprint() {
        return ContentHash.hex(first) + ContentHash.hex(second);
    }

    /**
     * Keeps what is known of the files, so that they need not be read again.
     *
     * @throws IOException when the disk fails
     */
    public void keep() throws IOException {
        out.close();
        Files.move(next, cache, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(next);
    }

    /** Where the code and the libraries lie that {@code classes} are of, named by one class each. */
    public static Set<Path> code(ClassLoader loader, Iterable<String> classes) {
        return CodePlaces.of(loader, classes);
    }

    /** The jars and folders that {@code classes}, and what came with them, came from; none at all when one of them is not known. */
    public static Set<Path> code(Iterable<Class<?>> classes) {
        return CodePlaces.of(classes);
    }
}
