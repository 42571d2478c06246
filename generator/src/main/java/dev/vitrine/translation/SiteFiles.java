package dev.vitrine.translation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The text files of a site folder, as they are written. What cannot be read is left to the build, which says so. */
record SiteFiles(Path root) {

    private static final long LARGEST = 64L << 20;

    SiteFiles {
        root = root.toAbsolutePath().normalize();
    }

    /** The text of {@code path} byte by byte; empty when there is none, or none that is UTF-8. */
    Optional<String> text(String path) throws IOException {
        Optional<Path> file = inside(path);
        if (file.isEmpty() || !Files.isRegularFile(file.get()) || Files.size(file.get()) > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file.get())))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> inside(String path) throws IOException {
        try {
            Path file = root.resolve(path).normalize();
            boolean below = file.startsWith(root)
                    && Files.exists(file)
                    && file.toRealPath().startsWith(root.toRealPath());
            return below ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    List<String> folders(String path) throws IOException {
        return names(path, true);
    }

    List<String> files(String path) throws IOException {
        return names(path, false);
    }

    private List<String> names(String path, boolean folders) throws IOException {
        Optional<Path> folder = inside(path).filter(found -> Files.isDirectory(found));
        List<String> names = new ArrayList<>();
        if (folder.isPresent()) {
            try (Stream<Path> entries = Files.list(folder.get())) {
                entries.filter(entry -> Files.isDirectory(entry) == folders)
                        .map(entry -> entry.getFileName().toString())
                        .filter(name -> !name.startsWith(".") && !name.startsWith("~") && !name.endsWith("~"))
                        .forEach(names::add);
            }
        }
        names.sort(null);
        return names;
    }

    /** Replaces {@code path} as a whole: a reader sees the old text or the new one. */
    void write(String path, String text) throws IOException {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root)) {
            throw new IOException(path + " leads out of the site folder");
        }
        Path folder = Files.createDirectories(file.getParent());
        if (!folder.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(path + " leads out of the site folder");
        }
        // A link stays a link: what it leads to is what is edited.
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path staged = Files.createTempFile(folder, ".translation-", ".tmp");
        try {
            Files.writeString(staged, text);
            Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(staged);
        }
    }
}
