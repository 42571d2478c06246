package dev.vitrine.pictures;

import java.awt.image.BufferedImage;

/**
 * A picture as amounts of light: red, green and blue from 0 to 1 in linear steps, multiplied by how opaque they are, and that itself as a fourth number where anything is transparent.
 *
 * <p>Sizes are changed on these: averages of the numbers in files come out too dark, and the colours of transparent parts shine through at edges.
 */
@SuppressWarnings("ArrayRecordComponent") // large, and written once
record Light(int width, int height, boolean transparent, float[] data) implements Rows {

    private static final float[] LINEAR = new float[256];
    private static final byte[] SCREEN = new byte[65_536];

    static {
        for (int i = 0; i < 256; i++) {
            double v = i / 255.0;
            LINEAR[i] = (float) (v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4));
        }
        for (int i = 0; i < SCREEN.length; i++) {
            double v = i / 65_535.0;
            double screen = v <= 0.0031308 ? v * 12.92 : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
            SCREEN[i] = (byte) Math.round(screen * 255);
        }
    }

    /** The light of a number from 0 to 255 in a file. */
    static float linear(int value) {
        return LINEAR[value & 0xFF];
    }

    /** How many numbers a point has. */
    static int channels(boolean transparent) {
        return transparent ? 4 : 3;
    }

    @Override
    public void row(int y, float[] into) {
        int length = width * channels(transparent);
        System.arraycopy(data, y * length, into, 0, length);
    }

    /** As an image of the JDK: three bytes, or four where it is transparent, for each point. */
    BufferedImage image() {
        BufferedImage image = new BufferedImage(
                width, height, transparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        byte[] out = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int channels = channels(transparent);
        int to = 0;
        for (int from = 0; from < data.length; from += channels) {
            float opaque = transparent ? Math.min(1, Math.max(0, data[from + 3])) : 1;
            if (transparent) {
                out[to++] = (byte) Math.round(opaque * 255);
            }
            for (int c = 2; c >= 0; c--) {
                out[to++] = opaque <= 0 ? 0 : screen(data[from + c] / opaque);
            }
        }
        return image;
    }

    private static byte screen(float light) {
        return SCREEN[Math.min(65_535, Math.max(0, (int) (light * 65_535 + 0.5f)))];
    }
}
