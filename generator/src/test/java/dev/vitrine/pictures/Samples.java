package dev.vitrine.pictures;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Small pictures, and files with more in them than a picture. */
public final class Samples {

    private Samples() {}

    /** Left half red, right half blue, the upper left quarter white. */
    public static BufferedImage flag(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Color color = x >= width / 2 ? Color.BLUE : y < height / 2 ? Color.WHITE : Color.RED;
                image.setRGB(x, y, color.getRGB());
            }
        }
        return image;
    }

    public static byte[] jpeg(int width, int height) throws IOException {
        return Encoders.jpeg(95).encode(flag(width, height, BufferedImage.TYPE_3BYTE_BGR));
    }

    public static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** A JPEG file with a segment put in after its beginning. */
    public static byte[] with(byte[] jpeg, int marker, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(marker);
        out.write((data.length + 2) >> 8);
        out.write(data.length + 2);
        out.writeBytes(data);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** EXIF data that say how the picture is to be turned, and the place where it was taken. */
    public static byte[] exif(int orientation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1});
        out.writeBytes(new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
        out.writeBytes("GPS 48.8584 N 2.2945 E CameraOwner".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    public static byte[] xmp(String digitalSource) {
        return ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:Description Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/"
                        + digitalSource + "\" photoshop:City=\"Paris\"/></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
