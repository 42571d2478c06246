package dev.vitrine.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Writes a site so that the last good output stays until {@link #publish()} is called, and every file that has not changed stays for good.
 *
 * <p>Beside the output folder {@code site} lies {@code .site.vitrine} with the list of what is in the output, a staging folder for what is new, a lock against a
 * second build, and a mark that says the output is ours to change. Publishing is written down before it is done ({@link Journal}): a build that is killed
 * leaves the old site, or the next build completes the new one first. Writing is thread-safe.
 */
public final class SiteWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** How many lines of lists are held in memory. */
    private static final int LINES = 1 << 16;

    /** Files up to this size are compared before they are written. */
    private static final int COMPARED = 1 << 22;

    private static final char KEPT = '=';
    private static final char MADE = '+';

    /** What the name of the folder beside the output ends with. */
    public static final String BESIDE = ".hosting";

    /** What the name of the folder with plain Lucene indexes ends with. */
    public static final String LUCENE = ".lucene";

    private final Path output;
    private final Path state;
    private final Path staging;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Disk disk;
    private final Journal journal;
    private final LastOutput last;
    private final SortedLines files;
    /** Counts from a number of twelve digits, so that numbers are in the order of their texts. */
    private final AtomicLong order = new AtomicLong(100_000_000_000L);

    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final HashTable folders = new HashTable();
    private final Map<OutputPath, byte[]> besides = new ConcurrentSkipListMap<>();
    private final Map<String, String> besideFolders = new ConcurrentSkipListMap<>();

    private SiteWriter(Journal journal, FileChannel lockFile, FileLock lock, LastOutput last) {
        this.output = journal.output();
        this.state = journal.state();
        this.staging = state.resolve(Journal.STAGING);
        this.lockFile = lockFile;
        this.lock = lock;
        this.disk = journal.disk();
        this.journal = journal;
        this.last = last;
        this.files = new SortedLines(state.resolve("scratch").resolve("files"), LINES);
    }

    /**
     * A writer for {@code output}; empty when it must not or cannot be written, or what a killed build left to be done cannot be completed, which is reported.
     */
    public static Optional<SiteWriter> open(Path output, Diagnostics diagnostics) {
        return open(output, diagnostics, Disk.SOUND);
    }

    static Optional<SiteWriter> open(Path output, Diagnostics diagnostics, Disk disk) {
        Path target = output.toAbsolutePath().normalize();
        Path name = target.getFileName();
        Path parent = target.getParent();
        if (name == null || parent == null) {
            notWritable(target, "it is the root of the disk", diagnostics);
            return Optional.empty();
        }
        Path state = state(target);
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
            boolean opened = false;
            try {
                Journal journal = new Journal(target, state, disk);
                recover(journal);
                if (!ours(journal)) {
                    diagnostics.report(
                            Rule.OUTPUT_NOT_OURS,
                            Location.NONE,
                            "the folder " + target + " holds files that no build wrote",
                            "delete the folder, or choose another output folder");
                    return Optional.empty();
                }
                Files.createDirectories(state.resolve(Journal.STAGING));
                LastOutput last = LastOutput.open(target, state.resolve(Journal.MANIFEST));
                opened = true;
                return Optional.of(new SiteWriter(journal, channel, lock, last));
            } finally {
                if (!opened) {
                    lock.release();
                    channel.close();
                }
            }
        } catch (ReadOnlyFileSystemException e) {
            notWritable(target, "access is denied", diagnostics);
            return Optional.empty();
        } catch (IOException e) {
            notWritable(target, OutputFailure.why(e), diagnostics);
            return Optional.empty();
        }
    }

    /** The folder beside {@code output} that is kept between builds; to keep it with the output makes the next build know what changed. */
    public static Path state(Path output) {
        Path target = output.toAbsolutePath().normalize();
        return target.resolveSibling("." + target.getFileName() + ".vitrine");
    }

    /** The folders beside {@code output} that a build may write for others. */
    public static List<Path> besides(Path output) {
        Path target = output.toAbsolutePath().normalize();
        return List.of(
                target.resolveSibling(target.getFileName() + BESIDE),
                target.resolveSibling(target.getFileName() + LUCENE));
    }

    /**
     * Whether the output has every file as it was published, and no other.
     *
     * @throws IOException when the disk fails
     */
    public boolean intact() throws IOException {
        return LastOutput.intact(output, state.resolve(Journal.MANIFEST));
    }

    /**
     * Says in the list of changes that there are none.
     *
     * @throws IOException when the disk fails
     */
    public void nothingChanged() throws IOException {
        Files.write(state.resolve(Journal.CHANGES), new byte[0]);
    }

    private static void notWritable(Path target, String why, Diagnostics diagnostics) {
        diagnostics.report(
                Rule.OUTPUT_NOT_WRITABLE,
                Location.NONE,
                "the output folder " + target + " cannot be written: " + why,
                "choose another output folder, mend its permissions, or free space on its disk");
    }

    @SuppressWarnings("NullAway") // tryLock says null when another process has the lock
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Puts things right after a build that was killed: what it had written down to do is done, all else is dropped. */
    private static void recover(Journal journal) throws IOException {
        journal.finish();
        Path previous = journal.state().resolve(Journal.PREVIOUS);
        if (Files.exists(previous) && !Files.exists(journal.output())) {
            Files.move(previous, journal.output());
        }
        Journal.delete(previous);
        drop(journal);
    }

    /** Drops what was made and not published. */
    private static void drop(Journal journal) throws IOException {
        Journal.delete(journal.state().resolve(Journal.STAGING));
        Journal.delete(journal.state().resolve("scratch"));
        for (String name : List.of(Journal.NAME, Journal.MANIFEST, Journal.CHANGES)) {
            Files.deleteIfExists(journal.next(name));
        }
        for (String suffix : List.of(BESIDE, LUCENE)) {
            Journal.delete(journal.next("beside" + suffix));
        }
    }

    private static boolean ours(Journal journal) throws IOException {
        if (Files.exists(journal.state().resolve("owned")) || !Files.exists(journal.output())) {
            return true;
        }
        try (Stream<Path> entries = Files.list(journal.output())) {
            return entries.findAny().isEmpty();
        }
    }

    /**
     * A file of the output.
     *
     * @param path relative to the output folder
     * @param hash stands for its content
     * @param size in bytes
     */
    public record Written(String path, long hash, long size) {}

    /**
     * Writes the first {@code length} of {@code bytes} to {@code path}.
     *
     * @throws OutputFailure when the disk fails
     */
    public Written write(OutputPath path, byte[] bytes, int length) throws OutputFailure {
        try {
            long hash = ContentHash.of(bytes, length);
            OptionalLong same = last.same(path, hash, length, file -> {
                byte[] there = Files.readAllBytes(file);
                return Arrays.equals(there, 0, there.length, bytes, 0, length);
            });
            if (same.isPresent()) {
                if (last.isWanted(path)) {
                    Files.deleteIfExists(staging.resolve(path.path()));
                }
                note(path, KEPT, hash, length, same.getAsLong());
            } else {
                Path file = file(path);
                try (OutputStream out = Files.newOutputStream(file)) {
                    disk.before("write " + path);
                    out.write(bytes, 0, length);
                }
                made(path, file, hash, length);
            }
            return new Written(path.path(), hash, length);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /**
     * When {@code file} was written, in nanoseconds since 1970, if it lies in the last output just as it was; for {@link #keep(Written, long)}.
     *
     * @throws OutputFailure when the disk fails
     */
    public OptionalLong has(Written file) throws OutputFailure {
        try {
            return last.known()
                    ? last.same(new OutputPath(file.path()), file.hash(), file.size(), there -> {
                        byte[] bytes = Files.readAllBytes(there);
                        return ContentHash.of(bytes, bytes.length) == file.hash();
                    })
                    : OptionalLong.empty();
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /**
     * Takes {@code file} over from the last output, which {@link #has} it.
     *
     * @throws OutputFailure when the disk fails
     */
    public void keep(Written file, long modified) throws OutputFailure {
        try {
            note(new OutputPath(file.path()), KEPT, file.hash(), file.size(), modified);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    private void made(OutputPath path, Path file, long hash, long size) throws IOException {
        note(path, MADE, hash, size, LastOutput.modified(Files.readAttributes(file, BasicFileAttributes.class)));
    }

    private void note(OutputPath path, char how, long hash, long size, long modified) throws IOException {
        files.add(noted(path, how, hash, size, modified));
    }

    private String noted(OutputPath path, char how, long hash, long size, long modified) {
        last.wanted(path);
        (how == KEPT ? kept : made).incrementAndGet();
        // Of two files at one path the later one counts, as if it had been written over the other.
        String number = Long.toString(order.getAndIncrement());
        Manifest.Entry entry = new Manifest.Entry(Manifest.escaped(path.path()), hash, size, modified);
        return entry.path() + '\t' + number + how + entry.line();
    }

    /**
     * A file to write piece by piece at {@code path}; the caller closes it before {@link #publish()}.
     *
     * @throws OutputFailure when the disk fails
     */
    public OutputStream stream(OutputPath path) throws OutputFailure {
        try {
            return new Pieces(path, file(path));
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /** A file that is written piece by piece, and dropped when the last output has it already. */
    private final class Pieces extends OutputStream {
        private final OutputPath path;
        private final Path file;
        private final OutputStream out;
        private final ContentHash hash = new ContentHash();
        private long size;
        private boolean closed;

        Pieces(OutputPath path, Path file) throws IOException {
            this.path = path;
            this.file = file;
            this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                disk.before("write " + path);
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new OutputFailure(e);
            }
            hash.add(bytes, from, length);
            size += length;
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw new OutputFailure(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                out.close();
                OptionalLong same = last.same(path, hash.value(), size, there -> Files.mismatch(file, there) < 0);
                if (same.isPresent()) {
                    note(path, KEPT, hash.value(), size, same.getAsLong());
                    Files.delete(file);
                } else {
                    made(path, file, hash.value(), size);
                }
            } catch (IOException e) {
                throw new OutputFailure(e);
            }
        }
    }

    /**
     * Writes all of {@code in} to {@code path}.
     *
     * @throws IOException when it cannot be read, or the disk fails
     */
    public void copy(OutputPath path, InputStream in) throws IOException {
        byte[] start = in.readNBytes(COMPARED);
        if (start.length < COMPARED) {
            write(path, start, start.length);
            return;
        }
        try (OutputStream out = stream(path)) {
            out.write(start);
            in.transferTo(out);
        }
    }

    /**
     * Takes {@code path} over from the last output, whose name says what is in it; empty when it is not there as it was written, or ends in {@code unless}.
     *
     * @throws OutputFailure when the disk fails
     */
    public Optional<Written> keep(OutputPath path, byte[] unless) throws OutputFailure {
        Path there = output.resolve(path.path());
        try {
            if (!last.known() || !Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(there);
            int end = Math.max(0, bytes.length - unless.length);
            if (Arrays.equals(bytes, end, bytes.length, unless, 0, unless.length)) {
                return Optional.empty();
            }
            long hash = ContentHash.of(bytes, bytes.length);
            OptionalLong same = last.same(path, hash, bytes.length, file -> false);
            if (same.isEmpty()) {
                return Optional.empty();
            }
            note(path, KEPT, hash, bytes.length, same.getAsLong());
            return Optional.of(new Written(path.path(), hash, bytes.length));
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /**
     * An empty folder for files that are needed while the site is made; it goes when the writer is closed.
     *
     * @throws OutputFailure when the disk fails
     */
    public Path scratch(String name) throws OutputFailure {
        Path folder = state.resolve("scratch").resolve(name);
        try {
            Journal.delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /** Keeps a small file for the folder beside the output, {@code site.hosting} for {@code site}: what the host is told, and nobody else. */
    public void beside(OutputPath path, byte[] content) {
        besides.put(path, content);
    }

    /** Lets the folder that {@link #scratch} made under {@code name} become the one beside the output whose name ends with {@code suffix}. */
    public void folderBeside(String suffix, String name) {
        besideFolders.put(suffix, name);
    }

    /** Makes ready the folders beside the output, unless those there are somebody else's; what the journal is to do with them. */
    private List<String> stageBesides() throws IOException {
        List<String> lines = new ArrayList<>();
        Path hosting = journal.next("beside" + BESIDE);
        if (wantedBeside(BESIDE, besides.isEmpty(), lines) && !hostingIsThere()) {
            Files.createDirectories(hosting);
            for (Map.Entry<OutputPath, byte[]> file : besides.entrySet()) {
                disk.before("write " + BESIDE);
                Files.write(hosting.resolve(file.getKey().path()), file.getValue());
            }
            lines.add(Journal.beside(BESIDE));
        }
        String lucene = besideFolders.getOrDefault(LUCENE, "");
        if (wantedBeside(LUCENE, lucene.isEmpty(), lines)) {
            Files.move(state.resolve("scratch").resolve(lucene), journal.next("beside" + LUCENE));
            lines.add(Journal.beside(LUCENE));
        }
        return lines;
    }

    private boolean hostingIsThere() throws IOException {
        Path folder = journal.folderBeside(BESIDE);
        if (!Files.isDirectory(folder) || !Files.exists(journal.mark(BESIDE))) {
            return false;
        }
        try (Stream<Path> found = Files.list(folder)) {
            if (found.count() != besides.size()) {
                return false;
            }
        }
        for (Map.Entry<OutputPath, byte[]> file : besides.entrySet()) {
            Path there = folder.resolve(file.getKey().path());
            if (!Files.isRegularFile(there) || !Arrays.equals(Files.readAllBytes(there), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean wantedBeside(String suffix, boolean unwanted, List<String> lines) throws IOException {
        Path folder = journal.folderBeside(suffix);
        boolean ours = Files.exists(journal.mark(suffix));
        if (Files.exists(folder) && !ours && (!unwanted || suffix.equals(BESIDE))) {
            throw new FileSystemException(
                    folder.toString(), null, "holds files that no build wrote; move it away and build again");
        }
        if (unwanted && ours) {
            lines.add(Journal.without(suffix));
        }
        return !unwanted;
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
        int slash = path.path().lastIndexOf('/');
        if (slash > 0) {
            long folder = PageHash.of(path.path().substring(0, slash));
            if (folders.get(folder).isEmpty()) {
                disk.before("make the folder of " + path);
                Files.createDirectories(staging.resolve(path.path().substring(0, slash)));
                folders.put(folder, 1);
            }
        }
        return file;
    }

    /**
     * Lets the output be what was written: files that are new or other are moved in, and files that were not written leave it. Where most files change, the folder
     * is replaced as a whole.
     *
     * @throws OutputFailure when the disk fails; the last output is then still there, or the next build completes the new one
     */
    public FileChanges publish() throws OutputFailure {
        return publish(Set.of(), 1);
    }

    /**
     * Puts a file compressed in each of {@code encodings} beside every file that gets smaller, then publishes.
     *
     * @param threads how many compress at the same time
     * @throws OutputFailure when the disk fails
     */
    public FileChanges publish(Set<Encoding> encodings, int threads) throws OutputFailure {
        try {
            if (encodings.isEmpty()) {
                Files.deleteIfExists(state.resolve(Siblings.LIST));
            } else {
                siblings(new TreeSet<>(encodings), threads);
            }
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
        return exchange();
    }

    private void siblings(Set<Encoding> encodings, int threads) throws IOException {
        // Notes of siblings wait until all files were shown, as these are being read meanwhile.
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        new Siblings(encodings, threads)
                .make(state, taker -> latest(line -> taker.take(original(line))), new Beside(notes));
        for (String note : notes) {
            files.add(note);
        }
    }

    /** Shows the notes of all files, sorted by path; of two files at one path the later one. */
    private void latest(SortedLines.Taker taker) throws IOException {
        String[] held = {""};
        files.forEach(line -> {
            // Two lines of one path differ in their numbers: the later one is held back last.
            if (!held[0].isEmpty() && !Publication.path(held[0]).equals(Publication.path(line))) {
                taker.take(held[0]);
            }
            held[0] = line;
        });
        if (!held[0].isEmpty()) {
            taker.take(held[0]);
        }
    }

    private Siblings.Original original(String line) {
        int sign = line.indexOf('\t') + 13;
        Manifest.Entry entry = Manifest.Entry.of(line.substring(sign + 1)).orElseThrow();
        String path = Manifest.unescaped(entry.path());
        return new Siblings.Original(
                path, entry.hash(), entry.size(), (line.charAt(sign) == KEPT ? output : staging).resolve(path));
    }

    /** Where siblings lie: beside the files they are made of. */
    private final class Beside implements Siblings.Place {
        private final List<String> notes;

        Beside(List<String> notes) {
            this.notes = notes;
        }

        @Override
        public boolean keep(Written sibling) throws IOException {
            OptionalLong modified = has(sibling);
            if (modified.isPresent()) {
                notes.add(noted(
                        new OutputPath(sibling.path()), KEPT, sibling.hash(), sibling.size(), modified.getAsLong()));
            }
            return modified.isPresent();
        }

        @Override
        public Written write(String path, byte[] bytes) throws IOException {
            OutputPath place = new OutputPath(path);
            long hash = ContentHash.of(bytes, bytes.length);
            Written sibling = new Written(path, hash, bytes.length);
            if (!keep(sibling)) {
                Path file = file(place);
                try (OutputStream out = Files.newOutputStream(file)) {
                    disk.before("write " + path);
                    out.write(bytes);
                }
                notes.add(noted(
                        place,
                        MADE,
                        hash,
                        bytes.length,
                        LastOutput.modified(Files.readAttributes(file, BasicFileAttributes.class))));
            }
            return sibling;
        }

        @Override
        public boolean taken(String path) {
            return last.isWanted(new OutputPath(path));
        }
    }

    private FileChanges exchange() throws OutputFailure {
        try {
            // First, so that a build killed after a move does not leave a folder nobody owns.
            Path owned = state.resolve("owned");
            if (!Files.exists(owned)) {
                Files.writeString(
                        owned, "The folder beside this one was written by a build and is changed by the next.\n");
            }
            Publication publication = new Publication(stageBesides());
            FileChanges changes = publication.write();
            journal.finish();
            Journal.delete(state.resolve(Journal.PREVIOUS));
            return changes;
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /** Makes the lists and the journal of what was written. */
    private final class Publication {
        private final List<String> besideLines;
        private final SortedLines moves =
                new SortedLines(state.resolve("scratch").resolve("moves"), LINES);
        private int added;
        private int changed;
        private int removed;
        private int unchanged;

        Publication(List<String> besideLines) {
            this.besideLines = besideLines;
        }

        FileChanges write() throws IOException {
            Path leaving = state.resolve("scratch").resolve("leaving");
            Files.createDirectories(state.resolve("scratch"));
            boolean replaced = !leaving(leaving) || made.get() > kept.get() || folds();
            disk.before("write " + Journal.MANIFEST);
            try (BufferedWriter manifest = Files.newBufferedWriter(journal.next(Journal.MANIFEST), UTF_8);
                    BufferedWriter list = Files.newBufferedWriter(journal.next(Journal.CHANGES), UTF_8);
                    Manifest.Reader before = new Manifest.Reader(
                            last.known() ? state.resolve(Journal.MANIFEST) : state.resolve("none"))) {
                Manifest.begin(manifest);
                latest(line -> file(line, before, manifest, list, replaced));
                for (; before.entry().isPresent(); before.next()) {
                    gone(before.entry().get(), list);
                }
                Manifest.end(manifest);
            }
            journal.write(out -> {
                if (replaced) {
                    line(out, Journal.replace());
                } else {
                    moves.forEach(move -> line(out, Journal.move(move.substring(1))));
                    try (BufferedReader in = Files.newBufferedReader(leaving, UTF_8)) {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            line(out, line);
                        }
                    }
                }
                for (String line : besideLines) {
                    line(out, line);
                }
            });
            return new FileChanges(added, changed, removed, unchanged);
        }

        private boolean leaving(Path list) throws IOException {
            try (BufferedWriter out = Files.newBufferedWriter(list, UTF_8)) {
                return last.leaving(new LastOutput.Leaving() {
                    @Override
                    public void file(String path) throws IOException {
                        line(out, Journal.delete(Manifest.escaped(path)));
                    }

                    @Override
                    public void folder(String path) throws IOException {
                        line(out, Journal.folder(Manifest.escaped(path)));
                    }
                });
            }
        }

        /** Whether the disk takes names in other letters for the same, so that what it lists is not what was asked for. */
        private boolean folds() {
            return Files.exists(state.resolve("OWNED"));
        }

        private void file(
                String line, Manifest.Reader before, BufferedWriter manifest, BufferedWriter list, boolean replaced)
                throws IOException {
            int sign = line.indexOf('\t') + 13;
            Manifest.Entry entry = Manifest.Entry.of(line.substring(sign + 1)).orElseThrow();
            boolean stayed = line.charAt(sign) == KEPT;
            while (before.entry().isPresent() && before.entry().get().path().compareTo(entry.path()) < 0) {
                gone(before.entry().get(), list);
                before.next();
            }
            boolean known =
                    before.entry().isPresent() && before.entry().get().path().equals(entry.path());
            if (!known) {
                added++;
                change(list, "added", entry);
            } else if (stayed && before.entry().get().hash() == entry.hash()) {
                unchanged++;
            } else {
                changed++;
                change(list, "changed", entry);
            }
            if (known) {
                before.next();
            }
            line(manifest, entry.line());
            if (replaced && stayed) {
                link(new OutputPath(Manifest.unescaped(entry.path())));
            } else if (!stayed) {
                moves.add(turn(entry.path()) + entry.path());
            }
        }

        private void gone(Manifest.Entry entry, BufferedWriter list) throws IOException {
            removed++;
            change(list, "removed", entry);
        }

        private void link(OutputPath path) throws IOException {
            Path from = output.resolve(path.path());
            Path to = SiteWriter.this.file(path);
            disk.before("link " + path);
            try {
                Files.createLink(to, from);
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        /** What pages need comes before them, and what leads to them after. */
        private static char turn(String path) {
            if (path.endsWith(".html")) {
                return '1';
            }
            return path.startsWith("feeds/") || path.indexOf('/') < 0 ? '2' : '0';
        }

        private static String path(String line) {
            return line.substring(0, line.indexOf('\t'));
        }

        private static void change(BufferedWriter list, String what, Manifest.Entry entry) throws IOException {
            line(list, what + '\t' + entry.path() + '\t' + ContentHash.hex(entry.hash()) + '\t' + entry.size());
        }

        private static void line(BufferedWriter out, String line) throws IOException {
            out.append(line).append('\n');
        }
    }

    /**
     * Drops what was written and not published, and lets other builds in.
     *
     * @throws OutputFailure when the disk fails
     */
    @Override
    public void close() throws OutputFailure {
        try (lockFile;
                lock) {
            // What a journal asks for is still needed.
            if (!journal.exists()) {
                disk.before("drop what was not published");
                drop(journal);
            }
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }
}
