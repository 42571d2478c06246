package dev.vitrine.deploy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A folder that a server serves; its state lies beside it, so that nobody can ask for it. */
final class FolderStore implements Store {

    private static final String PART = ".part";

    private final Path site;
    private final Path state;
    private final AtomicLong parts = new AtomicLong();

    private FolderStore(Path site, Path state) {
        this.site = site;
        this.state = state;
    }

    /** Refuses a folder that is, holds or lies in {@code output}, which is to be deployed there. */
    static void keepApart(Path site, Path output) throws DeployFailure {
        Path target = site.toAbsolutePath().normalize();
        Path from = output.toAbsolutePath().normalize();
        if (target.startsWith(from) || from.startsWith(target)) {
            throw DeployFailure.refused(
                    "the folder " + site + " and the site to deploy, " + output + ", lie in one another",
                    "name a folder elsewhere");
        }
    }

    /** The folder {@code site}. */
    static FolderStore open(Path site) throws DeployFailure {
        Path target = site.toAbsolutePath().normalize();
        Path name = target.getFileName();
        if (name == null) {
            throw DeployFailure.refused(site + " is the root of the disk", "name a folder of its own for the site");
        }
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw DeployFailure.refused("there is a file of the name " + site, "name a folder");
        }
        return new FolderStore(target, target.resolveSibling("." + name + ".deploy"));
    }

    private static DeployFailure failed(String what, IOException e) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return DeployFailure.failed(
                "cannot " + what + ": " + why,
                "mend the permissions of the folder, or free space on its disk; then run this again");
    }

    private Path root(Area area) {
        return area == Area.SITE ? site : state;
    }

    private Path file(Area area, String key) {
        Path root = root(area);
        Path file = root.resolve(key).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException("not a file of the site: " + key);
        }
        return file;
    }

    @Override
    public String name() {
        return site.toString();
    }

    @Override
    public Optional<Text> text(String key) throws DeployFailure {
        Path file = file(Area.STATE, key);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(new Text(text, text));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read " + file, e);
        }
    }

    @Override
    public void write(String key, String text) throws DeployFailure {
        Path file = file(Area.STATE, key);
        try {
            Path part = part(file);
            Files.writeString(part, text, StandardCharsets.UTF_8);
            move(part, file);
        } catch (IOException e) {
            throw failed("write " + file, e);
        }
    }

    @Override
    public synchronized boolean replace(String key, String text, Optional<Text> before) throws DeployFailure {
        if (!text(key).equals(before)) {
            return false;
        }
        write(key, text);
        return true;
    }

    @Override
    public void put(String key, Path file, FileHeaders headers) throws DeployFailure {
        copy(file, file(Area.SITE, key));
    }

    @Override
    public void copy(Area from, String fromKey, Area to, String toKey) throws DeployFailure {
        copy(file(from, fromKey), file(to, toKey));
    }

    private void copy(Path from, Path to) throws DeployFailure {
        try {
            Path part = part(to);
            try (InputStream in = Files.newInputStream(from)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            move(part, to);
        } catch (IOException e) {
            throw failed("copy " + from + " to " + to, e);
        }
    }

    /** A name beside {@code file} that no visitor asks for. */
    private Path part(Path file) throws IOException {
        Path name = file.getFileName();
        Files.createDirectories(state.resolve("parts"));
        Path part = state.resolve("parts").resolve(parts.incrementAndGet() + "-" + name + PART);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return part;
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // The folder of the site is a disk of its own.
            Path near = file.resolveSibling("." + part.getFileName());
            Files.copy(part, near, StandardCopyOption.REPLACE_EXISTING);
            Files.move(near, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(part);
        }
    }

    @Override
    public void remove(Area area, Collection<String> keys) throws DeployFailure {
        for (String key : keys) {
            Path file = file(area, key);
            try {
                Files.deleteIfExists(file);
                prune(file, root(area));
            } catch (IOException e) {
                throw failed("remove " + file, e);
            }
        }
    }

    /** Removes the folders of {@code file} that are empty now. */
    private static void prune(Path file, Path root) throws IOException {
        for (Path empty = file.getParent(); empty != null && !empty.equals(root); empty = empty.getParent()) {
            try {
                Files.deleteIfExists(empty);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    @Override
    public Map<String, Found> list(Area area, String prefix) throws DeployFailure {
        Path root = root(area);
        Map<String, Found> found = new TreeMap<>();
        Path start = root.resolve(prefix);
        if (!Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.put(
                            root.relativize(file).toString().replace(File.separatorChar, '/'),
                            new Found(attributes.size(), Optional.empty()));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw failed("read the folder " + start, e);
        }
        return found;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
