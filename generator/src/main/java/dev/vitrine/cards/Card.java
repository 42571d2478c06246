package dev.vitrine.cards;

import dev.vitrine.model.Media;
import dev.vitrine.output.OutputPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a picture for sharing shows.
 *
 * @param picture the product's picture
 * @param brand the brand
 * @param title the product's name
 * @param price the price as the page shows it; may be empty
 * @param language BCP 47 tag
 * @param rightToLeft whether the language is written from the right
 */
public record Card(
        Media.Local picture, String brand, String title, String price, String language, boolean rightToLeft) {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    /** To be raised with every change of how cards look, so that none of the old ones is taken for a new one. */
    private static final String LOOK = "1";

    /** Whether a card can be drawn of {@code media}: the JDK reads its format. */
    public static boolean drawable(Media media) {
        if (!(media instanceof Media.Local local) || local.width() < 200 || local.height() < 200) {
            return false;
        }
        String path = local.outputPath().toLowerCase(Locale.ROOT);
        return path.endsWith(".jpg") || path.endsWith(".jpeg") || path.endsWith(".png") || path.endsWith(".gif");
    }

    /** Whether there is a letter for every character of {@code text}. */
    public static boolean writable(String text) {
        return CardFonts.canWrite(text);
    }

    /** Where it is published: named by what it shows, so that it changes when that does, and is known before it is drawn. */
    public OutputPath path() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // The picture's published name holds a hash of its bytes.
            for (String part : List.of(LOOK, picture.outputPath(), brand, title, price, language)) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return new OutputPath(
                    "media/card-" + HexFormat.of().formatHex(digest.digest()).substring(0, 16) + ".jpg");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
