package dev.vitrine.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The encoders that need no other program. */
public final class Encoders {

    /** To be raised when bytes change though neither a quality nor a library does. */
    private static final String VERSION = "1";

    private Encoders() {}

    /** Progressive JPEG, by the JDK. */
    public static Encoder jpeg(int quality) {
        return new Written(PictureType.JPEG, "jpeg-" + VERSION + "-" + quality) {
            @Override
            ImageWriter writer() {
                return ImageIO.getImageWritersByFormatName("jpeg").next();
            }

            @Override
            ImageWriteParam how(ImageWriter writer) {
                ImageWriteParam how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality / 100f);
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
                return how;
            }
        };
    }

    /** PNG, by the JDK. */
    public static Encoder png() {
        return new Written(PictureType.PNG, "png-" + VERSION) {
            @Override
            ImageWriter writer() {
                return ImageIO.getImageWritersByFormatName("png").next();
            }

            @Override
            ImageWriteParam how(ImageWriter writer) {
                ImageWriteParam how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(0);
                return how;
            }
        };
    }

    /** WebP with loss, by a library of native code; empty where that is not made for this machine. */
    public static Optional<Encoder> webp(int quality) {
        if (!WebpLibrary.isThere()) {
            return Optional.empty();
        }
        return Optional.of(new Written(PictureType.WEBP, "webp-" + VERSION + "-0.11.0-" + quality) {
            @Override
            ImageWriter writer() {
                return WebpLibrary.writer();
            }

            @Override
            ImageWriteParam how(ImageWriter writer) {
                return WebpLibrary.parameters(quality);
            }
        });
    }

    /** An encoder that is a writer of the JDK's kind. */
    private abstract static class Written implements Encoder {
        private final PictureType type;
        private final String identity;

        private Written(PictureType type, String identity) {
            this.type = type;
            this.identity = identity;
        }

        @Override
        public PictureType type() {
            return type;
        }

        @Override
        public String identity() {
            return identity;
        }

        abstract ImageWriter writer();

        abstract ImageWriteParam how(ImageWriter writer);

        @Override
        public byte[] encode(BufferedImage image) throws IOException {
            ImageWriter writer = writer();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(to);
                writer.write(null, new IIOImage(image, null, null), how(writer));
                to.flush();
            } finally {
                writer.dispose();
            }
            return out.toByteArray();
        }
    }
}
