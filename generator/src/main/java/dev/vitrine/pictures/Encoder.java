package dev.vitrine.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Writes pictures of one format; implementations are thread-safe. */
public interface Encoder {

    /** The format. */
    PictureType type();

    /** Stands for all that decides about the bytes beside the picture: another encoder, version or quality has another one. */
    String identity();

    /**
     * The file of {@code image}.
     *
     * @param image three bytes for each point, or four where it is transparent, in the colours of screens
     * @throws IOException when the encoder fails
     */
    byte[] encode(BufferedImage image) throws IOException;
}
