package dev.vitrine.pictures;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * The colour that most of a picture has, for the time until it is there.
 *
 * @param rgb red, green and blue in eight bits each
 */
public record Tone(int rgb) {

    private static final int POINTS = 64;

    /**
     * The tone of the picture in {@code bytes}.
     *
     * @throws BrokenPicture when it is cut off or cannot be decoded
     */
    public static Tone of(byte[] bytes, PictureHeader header) throws BrokenPicture {
        int every = Math.max(1, Math.min(header.width(), header.height()) / (2 * POINTS));
        BufferedImage image = Decoder.decode(bytes, header, every);
        Light small = Resampler.resize(
                new DecodedRows(image, new Rectangle(0, 0, image.getWidth(), image.getHeight())),
                Math.min(POINTS, image.getWidth()),
                Math.min(POINTS, image.getHeight()));
        return new Tone(most(small.image()));
    }

    /** The middle of the fullest of 512 boxes of colours. */
    private static int most(BufferedImage image) {
        int[] count = new int[512];
        long[][] sums = new long[512][3];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int box = (rgb >> 21 & 7) << 6 | (rgb >> 13 & 7) << 3 | rgb >> 5 & 7;
                count[box]++;
                sums[box][0] += rgb >> 16 & 0xFF;
                sums[box][1] += rgb >> 8 & 0xFF;
                sums[box][2] += rgb & 0xFF;
            }
        }
        int best = 0;
        for (int box = 1; box < 512; box++) {
            best = count[box] > count[best] ? box : best;
        }
        int all = Math.max(1, count[best]);
        return (int) (sums[best][0] / all) << 16 | (int) (sums[best][1] / all) << 8 | (int) (sums[best][2] / all);
    }

    /** As {@code #rrggbb}. */
    public String hex() {
        return "#" + Integer.toHexString(rgb & 0xFFFFFF | 0x1000000).substring(1);
    }

    /**
     * As three characters that a style sheet can select by: lightness as {@code 0} to {@code 9}, from green to red as {@code a} to {@code e}, from blue to yellow as {@code v} to {@code z}, in the
     * colour space OKLab.
     */
    public String code() {
        double r = Light.linear(rgb >> 16);
        double g = Light.linear(rgb >> 8);
        double b = Light.linear(rgb);
        double l = StrictMath.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = StrictMath.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = StrictMath.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        double light = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
        double red = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        double yellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        return "" + (char) ('0' + Math.min(9, Math.max(0, (int) Math.round(light * 9)))) + (char) ('a' + step(red))
                + (char) ('v' + step(yellow));
    }

    /** Fine where most colours are: -0.1, -0.03, 0, 0.03, 0.1. */
    private static int step(double value) {
        double size = Math.abs(value);
        int far = size < 0.015 ? 0 : size < 0.065 ? 1 : 2;
        return value < 0 ? 2 - far : 2 + far;
    }
}
