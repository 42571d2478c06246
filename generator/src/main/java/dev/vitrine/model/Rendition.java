package dev.vitrine.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture in one size and format. Its address is known before it is made, is the same in all storefronts, and is another one when anything about it is.
 *
 * @param original the picture
 * @param width in pixels
 * @param height in pixels
 * @param format the format
 */
public record Rendition(Media.Local original, int width, int height, PictureFormat format) {

    /** Where it is published, relative to the output: {@code media/clay-1f3a…-640-9c2f1a.webp}. */
    public String outputPath() {
        String path = original.outputPath();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // The published name holds a hash of the picture's bytes.
            digest.update((height + " " + original.focus().x() + " "
                            + original.focus().y() + " " + format.recipe())
                    .getBytes(StandardCharsets.US_ASCII));
            return path.substring(0, path.lastIndexOf('.')) + "-" + width + "-"
                    + HexFormat.of().formatHex(digest.digest(), 0, 3) + "." + format.extension();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
