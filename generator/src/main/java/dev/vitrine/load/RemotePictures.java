package dev.vitrine.load;

import dev.vitrine.pictures.PictureHeader;
import dev.vitrine.pictures.PictureType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pictures of other servers that were fetched into the site folder, where they are files like any other. */
public final class RemotePictures {

    private static final String FOLDER = "media/remote/";

    /** Not SVG: it can hold scripts, and nobody has looked at it. */
    private static final List<PictureType> TYPES =
            List.of(PictureType.JPEG, PictureType.PNG, PictureType.WEBP, PictureType.AVIF, PictureType.GIF);

    private RemotePictures() {}

    /** Where the picture at {@code address} may lie, relative to the site folder. */
    static List<String> paths(String address) {
        String stem = stem(address);
        return TYPES.stream().map(type -> stem + "." + type.extension()).toList();
    }

    /** The same for the same address, on every machine; with a word of it for people and search engines. */
    private static String stem(String address) {
        String path = address.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String shown = name.isEmpty() ? "picture" : name.substring(0, Math.min(40, name.length()));
        return FOLDER + shown + "-" + MediaLibrary.ContentHash.of(address.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the picture at {@code address} lies in the site folder {@code site}. */
    public static boolean isKept(Path site, String address) {
        return paths(address).stream().anyMatch(path -> Files.isRegularFile(site.resolve(path)));
    }

    /**
     * Puts what was fetched from {@code address} into the site folder, whole or not at all.
     *
     * @return its path in the site folder; empty when it is no picture that may be published
     * @throws IOException when it cannot be written
     */
    public static Optional<String> keep(Path site, String address, byte[] content) throws IOException {
        Optional<PictureType> type =
                PictureHeader.read(content).map(PictureHeader::type).filter(TYPES::contains);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String path = stem(address) + "." + type.get().extension();
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), ".fetched", ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return Optional.of(path);
    }
}
