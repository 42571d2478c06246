package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Media;
import dev.vitrine.model.PictureSettings;
import dev.vitrine.pictures.PictureHeader;
import dev.vitrine.pictures.PictureMaker;
import dev.vitrine.pictures.PictureType;
import dev.vitrine.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The pictures of the site, each read once, however often it is named; thread-safe. */
final class MediaLibrary {

    private static final long MAX_PICTURE = 64L << 20;

    /** Pictures of at most that many pixels have no smaller sizes. */
    private static final int SMALL = 64;

    private final SourceFiles files;
    private final Map<String, Optional<Media.Local>> byPath = new ConcurrentHashMap<>();
    private final Set<String> fetchable = new ConcurrentSkipListSet<>();
    private volatile PictureSettings settings = PictureSettings.STANDARD;

    MediaLibrary(SourceFiles files) {
        this.files = files;
    }

    /** What {@code last} knows of pictures but those at {@code changed}. */
    MediaLibrary(MediaLibrary last, Set<String> changed) {
        this.files = last.files;
        this.settings = last.settings;
        fetchable.addAll(last.fetchable);
        byPath.putAll(last.byPath);
        byPath.keySet().removeAll(changed);
    }

    /** How pictures are published; to be said before the first is looked for. */
    void publishedBy(PictureSettings stated) {
        settings = stated;
    }

    /** The picture {@code reference} names, seen from {@code folder}; what cannot be had is reported at {@code at}. */
    Optional<Media> find(String folder, String reference, Location at, Diagnostics diagnostics) {
        if (reference.startsWith("https://") || reference.startsWith("http://")) {
            if (reference.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>')) {
                diagnostics.report(
                        Rule.MEDIA_UNREADABLE, at, "'" + ShapeCheck.shorten(reference) + "' is no valid address", "");
                return Optional.empty();
            }
            if (settings.fetchFrom().contains(host(reference).toLowerCase(Locale.ROOT))) {
                return fetched(reference, at, diagnostics);
            }
            diagnostics.report(
                    Rule.MEDIA_REMOTE,
                    at,
                    "the picture stays on " + host(reference) + "; its size is unknown and its server may withdraw it",
                    "copy it into the site folder");
            return Optional.of(new Media.Remote(reference));
        }
        Optional<String> path = files.resolve(folder, reference, at, diagnostics);
        if (path.isPresent() && !isFile(path.get()) && !reference.startsWith("/")) {
            // A reference may also be meant from the site folder.
            Optional<String> fromRoot = files.resolve("", reference, at, diagnostics);
            path = fromRoot.isPresent() && isFile(fromRoot.get()) ? fromRoot : path;
        }
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (!isFile(path.get())) {
            diagnostics.report(
                    Rule.MEDIA_MISSING,
                    at,
                    "there is no picture '" + ShapeCheck.shorten(path.get()) + "'",
                    "add the file, or correct its name");
            return Optional.empty();
        }
        try {
            if (!files.inside(path.get(), diagnostics)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Optional<Media.Local> local = local(path.get());
        if (local.isEmpty()) {
            diagnostics.report(
                    Rule.MEDIA_UNREADABLE,
                    at,
                    "'" + ShapeCheck.shorten(path.get())
                            + "' is no JPEG, PNG, GIF, WebP, AVIF or SVG picture of at most " + (MAX_PICTURE >> 20)
                            + " MB",
                    "replace the file");
        }
        local.ifPresent(found -> mislabelled(found, at, diagnostics));
        return local.map(media -> media);
    }

    /** A picture of another server that was fetched; it stays there until it is. */
    private Optional<Media> fetched(String address, Location at, Diagnostics diagnostics) {
        fetchable.add(address);
        Optional<String> kept =
                RemotePictures.paths(address).stream().filter(this::isFile).findFirst();
        Optional<Media.Local> local = kept.flatMap(this::local);
        if (local.isPresent()) {
            return Optional.of(local.get());
        }
        diagnostics.report(
                Rule.MEDIA_NOT_FETCHED,
                at,
                kept.isPresent()
                        ? "'" + kept.get() + "', which was fetched from " + host(address) + ", is no picture any more"
                        : "the picture was not fetched from " + host(address) + " yet, and stays there",
                kept.isPresent() ? "remove the file, and run vitrine fetch-pictures" : "run vitrine fetch-pictures");
        return Optional.of(new Media.Remote(address));
    }

    /** The addresses of pictures that may be fetched, sorted. */
    Set<String> fetchable() {
        return Collections.unmodifiableSet(fetchable);
    }

    private static void mislabelled(Media.Local found, Location at, Diagnostics diagnostics) {
        Optional<PictureType> named = PictureType.named(found.path());
        Optional<PictureType> is = PictureType.named(found.outputPath());
        if (named.isPresent() && is.isPresent() && named.get() != is.get()) {
            diagnostics.report(
                    Rule.MEDIA_MISLABELLED,
                    at,
                    "'" + ShapeCheck.shorten(found.path()) + "' is named as "
                            + named.get().mediaType() + " but is " + is.get().mediaType() + ", and published as such",
                    "let its name end with ." + is.get().extension() + ", or save it anew");
        }
    }

    private boolean isFile(String path) {
        boolean found = files.isFile(path);
        Trace.read(new RememberedProducts.Looked(path, found));
        return found;
    }

    /** The picture at {@code path} below the site folder, if it is one. */
    Optional<Media.Local> local(String path) {
        return byPath.computeIfAbsent(path, this::read);
    }

    private Optional<Media.Local> read(String path) {
        Path file = files.root().resolve(path);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_PICTURE) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return PictureHeader.read(bytes).map(header -> local(path, header, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Media.Local local(String path, PictureHeader header, byte[] bytes) {
        int longest = Math.max(header.width(), header.height());
        boolean decodable = settings.enabled() && header.decodable() && !PictureMaker.isTooLarge(header);
        boolean made = decodable && (header.orientation() != 1 || header.profiled() || longest > settings.largest());
        boolean about = settings.enabled()
                && switch (header.type()) {
                    case JPEG, PNG, WEBP -> true;
                    case GIF, AVIF, SVG -> false;
                };
        double scale = made && longest > settings.largest() ? (double) settings.largest() / longest : 1;
        return new Media.Local(
                path,
                outputPath(path, header, bytes, made ? recipe() : ""),
                header.width() == 0 ? 0 : (int) Math.max(1, Math.round(header.width() * scale)),
                header.height() == 0 ? 0 : (int) Math.max(1, Math.round(header.height() * scale)),
                bytes.length,
                made ? Media.Publication.MADE : about ? Media.Publication.STRIPPED : Media.Publication.AS_IT_IS,
                decodable && longest > SMALL,
                settings.focus().getOrDefault(path, Media.Focus.MIDDLE));
    }

    private String recipe() {
        String recipe = PictureMaker.RECIPE + " " + settings.jpeg() + " " + settings.webp() + " " + settings.largest();
        return "-" + ContentHash.of(recipe.getBytes(StandardCharsets.US_ASCII)).substring(0, 4);
    }

    /** {@code media/<name>-<hash>.<type>}: the same picture has the same address, a changed one another. */
    private static String outputPath(String path, PictureHeader header, byte[] bytes, String recipe) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String shown = stem.isEmpty() ? "picture" : stem.substring(0, Math.min(60, stem.length()));
        return "media/" + shown + "-" + ContentHash.of(bytes) + recipe + "."
                + header.type().extension();
    }

    private static String host(String url) {
        int start = url.indexOf("://") + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(start, end);
    }

    /** Names bytes by what they are. */
    static final class ContentHash {

        private ContentHash() {}

        /** The first ten hexadecimal digits of the SHA-256 of {@code bytes}. */
        static String of(byte[] bytes) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                return HexFormat.of().formatHex(digest, 0, 5);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
