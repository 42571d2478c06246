package dev.vitrine.output;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the output folder, and which of it the build at hand wants to stay. Of each file some 32 bytes are held: a hash of its path, and a seal of its
 * content, size and time. A file whose seal does not fit is read, so that what somebody else changed is never taken for what the build before wrote.
 */
final class LastOutput {

    /** The mark of a file that the build at hand has; no seal is zero. */
    private static final long WANTED = 0;

    private final Path folder;
    private final boolean there;
    private final boolean known;
    private final HashTable seals;

    private LastOutput(Path folder, boolean there, boolean known, HashTable seals) {
        this.folder = folder;
        this.there = there;
        this.known = known;
        this.seals = seals;
    }

    /** The output in {@code folder}, of which {@code manifest} may tell. */
    static LastOutput open(Path folder, Path manifest) throws IOException {
        HashTable seals = new HashTable();
        boolean known = Manifest.read(manifest, entry -> seals.put(entry.key(), entry.seal()));
        return new LastOutput(
                folder, Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS), known, known ? seals : new HashTable());
    }

    /** Whether there is a list of its files. */
    boolean known() {
        return known;
    }

    /** Compares bytes with those of a file of the output. */
    @FunctionalInterface
    interface Comparison {
        boolean equal(Path file) throws IOException;
    }

    /** When the file at {@code path} was changed last, in nanoseconds since 1970; empty when it is not there with just this content. */
    OptionalLong same(OutputPath path, long hash, long size, Comparison comparison) throws IOException {
        long key = PageHash.of(path.path());
        OptionalLong seal = there ? seals.get(key) : OptionalLong.empty();
        if (!there || known && seal.isEmpty()) {
            return OptionalLong.empty();
        }
        Path file = folder.resolve(path.path());
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            // A folder in the place of a file above it, or whatever else: it is written anew.
            return OptionalLong.empty();
        }
        if (!attributes.isRegularFile() || attributes.size() != size) {
            return OptionalLong.empty();
        }
        long modified = modified(attributes);
        return seal.isPresent() && seal.getAsLong() == Manifest.Entry.seal(key, hash, size, modified)
                        || comparison.equal(file)
                ? OptionalLong.of(modified)
                : OptionalLong.empty();
    }

    static long modified(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }

    /** Takes note that the build at hand has a file at {@code path}. */
    void wanted(OutputPath path) {
        seals.put(PageHash.of(path.path()), WANTED);
    }

    /** Whether {@link #wanted} was told of {@code path} before. */
    boolean isWanted(OutputPath path) {
        OptionalLong seal = seals.get(PageHash.of(path.path()));
        return seal.isPresent() && seal.getAsLong() == WANTED;
    }

    /** What is to leave the output. */
    interface Leaving {

        /** A file that the build at hand does not have. */
        void file(String path) throws IOException;

        /** A folder in which nothing stays, after what is in it. */
        void folder(String path) throws IOException;
    }

    /**
     * Goes through the output for what the build at hand does not have.
     *
     * @return whether there is nothing in it but plain files and folders
     */
    boolean leaving(Leaving leaving) throws IOException {
        if (!there) {
            return false;
        }
        Walk walk = new Walk(leaving);
        Files.walkFileTree(folder, walk);
        return walk.plain;
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Leaving leaving;
        private final int prefix = folder.toString().length() + 1;
        private final Deque<boolean[]> stays = new ArrayDeque<>();
        private boolean plain = true;

        Walk(Leaving leaving) {
            this.leaving = leaving;
        }

        private String path(Path file) {
            String path = file.toString().substring(prefix);
            return File.separatorChar == '/' ? path : path.replace(File.separatorChar, '/');
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            stays.push(new boolean[1]);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = path(file);
            OptionalLong seal = seals.get(PageHash.of(path));
            plain &= attributes.isRegularFile();
            if (attributes.isRegularFile() && seal.isPresent() && seal.getAsLong() == WANTED) {
                stays.element()[0] = true;
            } else {
                leaving.file(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            boolean kept = stays.pop()[0];
            if (stays.isEmpty()) {
                return FileVisitResult.CONTINUE;
            }
            if (kept) {
                stays.element()[0] = true;
            } else {
                leaving.folder(path(visited));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Whether the output has every file that {@code manifest} lists as it was written, and no other. */
    static boolean intact(Path folder, Path manifest) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && new Whole(folder, manifest).is();
    }

    /** Holds the output against its list. */
    private record Whole(Path folder, Path manifest) {

        boolean is() throws IOException {
            HashTable found = new HashTable();
            int[] others = new int[1];
            int prefix = folder.toString().length() + 1;
            Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = file.toString().substring(prefix).replace(File.separatorChar, '/');
                    found.put(PageHash.of(path), stat(attributes.size(), modified(attributes)));
                    others[0] += attributes.isRegularFile() ? 0 : 1;
                    return FileVisitResult.CONTINUE;
                }
            });
            int[] listed = new int[1];
            boolean[] same = {true};
            boolean whole = Manifest.read(manifest, entry -> {
                OptionalLong stat = found.get(entry.key());
                same[0] &= stat.isPresent() && stat.getAsLong() == stat(entry.size(), entry.modified());
                listed[0]++;
            });
            return whole && same[0] && others[0] == 0 && listed[0] == found.size();
        }

        private static long stat(long size, long modified) {
            return Manifest.Entry.seal(0, 0, size, modified);
        }
    }
}
