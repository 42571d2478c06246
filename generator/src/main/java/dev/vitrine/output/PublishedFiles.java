package dev.vitrine.output;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what was published. */
public final class PublishedFiles {

    private PublishedFiles() {}

    /**
     * A file that the last build changed.
     *
     * @param what {@code added}, {@code changed} or {@code removed}
     * @param path relative to the output
     */
    public record Change(String what, String path) {}

    /**
     * A file of a published site.
     *
     * @param path relative to the output
     * @param hash {@link ContentHash} of its bytes
     * @param size in bytes
     */
    public record PublishedFile(String path, long hash, long size) {}

    /** The folder is no output that a build completed, in words for people. */
    public static final class NotPublished extends IOException {
        private static final long serialVersionUID = 1L;

        NotPublished(String why) {
            super(why);
        }
    }

    /**
     * All files of the site in {@code output}, sorted by path. Where a build left its list beside the output, they are those of the list; else all bytes are
     * read.
     *
     * @throws NotPublished when it is no output, a build of it was killed, or files are not as a build left them
     * @throws IOException when the disk fails
     */
    public static List<PublishedFile> all(Path output) throws IOException {
        Path site = output.toAbsolutePath().normalize();
        Path state = SiteWriter.state(site);
        if (!Files.isDirectory(site, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotPublished("there is no folder " + output);
        }
        if (Files.exists(state.resolve(Journal.NAME))) {
            throw new NotPublished("a build of " + output + " was killed before it was complete");
        }
        Path manifest = state.resolve(Journal.MANIFEST);
        boolean listed = Files.isRegularFile(manifest);
        List<PublishedFile> files = new ArrayList<>();
        if (listed) {
            Manifest.read(
                    manifest,
                    entry ->
                            files.add(new PublishedFile(Manifest.unescaped(entry.path()), entry.hash(), entry.size())));
            files.sort(Comparator.comparing(PublishedFile::path));
            if (LastOutput.intact(site, manifest)) {
                return List.copyOf(files);
            }
        }
        List<PublishedFile> found = read(site);
        if (found.isEmpty()) {
            throw new NotPublished("the folder " + output + " is empty");
        }
        if (listed) {
            // Times differ in a copy, or in a cache of a pipeline; bytes must not.
            Set<PublishedFile> expected = new HashSet<>(files);
            for (PublishedFile file : found) {
                if (!expected.remove(file)) {
                    throw new NotPublished(
                            "the file " + file.path() + " in " + output + " is not as the build left it");
                }
            }
            for (PublishedFile missing : expected) {
                throw new NotPublished("the file " + missing.path() + " is missing in " + output);
            }
        }
        return found;
    }

    private static List<PublishedFile> read(Path site) throws IOException {
        List<PublishedFile> found = new ArrayList<>();
        byte[] buffer = new byte[1 << 16];
        Files.walkFileTree(site, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = site.relativize(file).toString().replace(File.separatorChar, '/');
                if (!attributes.isRegularFile()) {
                    throw new NotPublished(path + " in " + site + " is a link or no file");
                }
                ContentHash hash = new ContentHash();
                long size = 0;
                try (InputStream in = Files.newInputStream(file)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        hash.add(buffer, 0, read);
                        size += read;
                    }
                }
                found.add(new PublishedFile(path, hash.value(), size));
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(PublishedFile::path));
        return List.copyOf(found);
    }

    /**
     * The rules for the host that the build of {@code output} left beside it; none when it left none.
     *
     * @throws IOException when they cannot be read
     */
    public static HostRules rules(Path output) throws IOException {
        Path target = output.toAbsolutePath().normalize();
        Path rules =
                target.resolveSibling(target.getFileName() + SiteWriter.BESIDE).resolve(HostRules.FILE);
        return Files.isRegularFile(rules)
                ? HostRules.parse(Files.readString(rules, StandardCharsets.UTF_8))
                : HostRules.NONE;
    }

    /**
     * The bytes of the file at {@code path} of the site in {@code output}.
     *
     * @throws IOException when it cannot be read
     */
    public static byte[] read(Path output, String path) throws IOException {
        return Files.readAllBytes(output.resolve(path));
    }

    /**
     * The first {@code most} files of {@code output} that the last build changed, pages before others; none when it does not say.
     *
     * @throws IOException when the list cannot be read
     */
    public static List<Change> changes(Path output, int most) throws IOException {
        List<Change> pages = new ArrayList<>();
        List<Change> others = new ArrayList<>();
        Path list = SiteWriter.state(output).resolve(Journal.CHANGES);
        if (!Files.isRegularFile(list)) {
            return List.of();
        }
        try (BufferedReader in = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                // What happened, the path, the hash and the size of the file.
                String[] parts = line.split("\t", -1);
                if (parts.length > 1) {
                    String path = Manifest.unescaped(parts[1]);
                    List<Change> alike = path.endsWith(".html") ? pages : others;
                    if (alike.size() < most) {
                        alike.add(new Change(parts[0], path));
                    }
                }
            }
        }
        pages.addAll(others);
        return List.copyOf(pages.subList(0, Math.min(most, pages.size())));
    }
}
