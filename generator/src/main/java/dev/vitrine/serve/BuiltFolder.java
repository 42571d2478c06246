package dev.vitrine.serve;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A built storefront on disk, asked by address. */
final class BuiltFolder {

    private static final String INDEX = "index.html";
    private static final String NOT_FOUND = "404.html";

    private final Path root;

    BuiltFolder(Path root) {
        this.root = root;
    }

    /** What there is at an address. */
    sealed interface Answer permits Found, Moved, Missing {}

    /** A file. */
    record Found(Path file) implements Answer {}

    /** A folder asked for without its last slash. */
    record Moved(String to) implements Answer {}

    /** Nothing, and the "not found" page of the nearest storefront. */
    record Missing(Optional<Path> page) implements Answer {}

    /** Finds the file for {@code path}, a decoded address such as {@code /de/produkte/}. */
    Answer find(String path) throws IOException {
        List<String> segments =
                Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
        if (segments.stream().anyMatch(BuiltFolder::isForbidden)) {
            return new Missing(Optional.empty());
        }
        Optional<Path> target = inside(String.join("/", segments));
        if (target.isPresent() && Files.isDirectory(target.get())) {
            Optional<Path> index =
                    inside(String.join("/", segments) + "/" + INDEX).filter(Files::isRegularFile);
            if (index.isPresent()) {
                return path.endsWith("/") ? new Found(index.get()) : new Moved(address(segments));
            }
        } else if (target.isPresent() && Files.isRegularFile(target.get()) && !path.endsWith("/")) {
            return new Found(target.get());
        }
        return new Missing(nearestNotFound(segments));
    }

    private Optional<Path> nearestNotFound(List<String> segments) throws IOException {
        for (int depth = segments.size(); depth >= 0; depth--) {
            Optional<Path> page = inside(String.join("/", segments.subList(0, depth)) + "/" + NOT_FOUND);
            if (page.isPresent()) {
                return page;
            }
        }
        return Optional.empty();
    }

    /** The existing file at {@code relative}, unless a link leads out of the folder. */
    private Optional<Path> inside(String relative) throws IOException {
        Path file;
        try {
            file = root.resolve(relative.startsWith("/") ? relative.substring(1) : relative);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!Files.exists(file) || !file.toRealPath().startsWith(root.toRealPath())) {
            return Optional.empty();
        }
        return Optional.of(file);
    }

    // Hidden files are no part of a storefront, but /.well-known/ is.
    private static boolean isForbidden(String segment) {
        return (segment.startsWith(".") && !segment.equals(".well-known"))
                || segment.indexOf('\\') >= 0
                || segment.indexOf('\0') >= 0;
    }

    private static String address(List<String> segments) {
        try {
            return new URI(null, null, "/" + String.join("/", segments) + "/", null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address: " + segments, e);
        }
    }
}
