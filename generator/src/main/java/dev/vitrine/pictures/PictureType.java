package dev.vitrine.pictures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of picture that browsers show. */
public enum PictureType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    WEBP("webp", "image/webp"),
    AVIF("avif", "image/avif"),
    SVG("svg", "image/svg+xml");

    private final String extension;
    private final String mediaType;

    PictureType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** What names of such files end with, without a dot. */
    public String extension() {
        return extension;
    }

    /** As HTML and HTTP name it. */
    public String mediaType() {
        return mediaType;
    }

    /** The type that a file called {@code name} says it is of; empty when its name says no type of pictures. */
    public static Optional<PictureType> named(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String known = ending.equals("jpeg") ? "jpg" : ending;
        return Arrays.stream(values())
                .filter(type -> type.extension.equals(known))
                .findFirst();
    }
}
