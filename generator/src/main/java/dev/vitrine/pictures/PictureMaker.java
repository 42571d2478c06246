package dev.vitrine.pictures;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes sizes of one picture, which is decoded once; for one thread. */
public final class PictureMaker {

    /** To be raised when the same size comes out with other bytes. */
    public static final String RECIPE = "2";

    /** More points than that are not decoded. */
    public static final long MAX_POINTS = 100_000_000;

    /** No side may be longer. */
    public static final int MAX_SIDE = 30_000;

    private final BufferedImage image;
    private final String digitalSource;
    /** Of each part itself, its half, the half of that, as far as they were asked for. */
    private final Map<Rectangle, List<Rows>> halves = new HashMap<>();

    private PictureMaker(BufferedImage image, String digitalSource) {
        this.image = image;
        this.digitalSource = digitalSource;
    }

    /**
     * Decodes {@code bytes}.
     *
     * @throws BrokenPicture when it is cut off, too large, or cannot be decoded
     */
    public static PictureMaker of(byte[] bytes, PictureHeader header) throws BrokenPicture {
        if (isTooLarge(header)) {
            throw new BrokenPicture("it has too many pixels");
        }
        return new PictureMaker(Decoder.decode(bytes, header, 1), header.digitalSource());
    }

    /** Whether decoding it could take more memory than a build has. */
    public static boolean isTooLarge(PictureHeader header) {
        return header.width() > MAX_SIDE
                || header.height() > MAX_SIDE
                || (long) header.width() * header.height() > MAX_POINTS;
    }

    /** About how many bytes of memory it takes to make sizes of such a picture. */
    public static long memory(PictureHeader header) {
        long points = (long) header.width() * header.height();
        // Its points, perhaps turned, its half in larger numbers, and the largest size.
        return points * (header.orientation() == 1 ? 4 : 8) + 4 * points + 32 * Math.min(points, 4_000_000);
    }

    /** The size at which {@code size} is a part of a picture of {@code width} × {@code height}: as much of it as has the wanted proportions, near the focus. */
    static Rectangle part(int width, int height, Size size) {
        int w = width;
        int h = height;
        // Proportions that differ by less than a pixel are the same.
        if (Math.abs((long) size.height() * width - (long) size.width() * height) > Math.max(width, size.width())) {
            w = (int) Math.min(width, Math.round((double) height * size.width() / size.height()));
            h = (int) Math.min(height, Math.round((double) width * size.height() / size.width()));
        }
        int x = (int) Math.min(width - w, Math.max(0, Math.round(width * size.focusX() / 1000.0 - w / 2.0)));
        int y = (int) Math.min(height - h, Math.max(0, Math.round(height * size.focusY() / 1000.0 - h / 2.0)));
        return new Rectangle(x, y, Math.max(1, w), Math.max(1, h));
    }

    /**
     * The picture in {@code size}, in the formats of {@code encoders}; the same bytes whatever else was made before.
     *
     * @throws IOException when the encoder fails
     */
    public List<byte[]> make(Size size, List<Encoder> encoders) throws IOException {
        BufferedImage light = light(size).image();
        List<byte[]> files = new ArrayList<>();
        for (Encoder encoder : encoders) {
            byte[] file = encoder.encode(light);
            boolean done = digitalSource.isEmpty() || encoder.type() == PictureType.AVIF;
            files.add(
                    done
                            ? file
                            : FileParts.of(file)
                                    .map(parts -> parts.stripped(digitalSource))
                                    .orElse(file));
        }
        return files;
    }

    /** Sizes are made from halves of halves, of which the smallest that is at least twice as large is near enough to the picture, and much less work. Which one depends on the size alone. */
    private Light light(Size size) {
        Rectangle part = part(image.getWidth(), image.getHeight(), size);
        List<Rows> levels = halves.computeIfAbsent(part, key -> new ArrayList<>(List.of(new DecodedRows(image, key))));
        int level = 0;
        while (half(part.width, level + 1) >= 2 * size.width() && half(part.height, level + 1) >= 2 * size.height()) {
            level++;
            if (level == levels.size()) {
                levels.add(Resampler.resize(levels.get(level - 1), half(part.width, level), half(part.height, level)));
            }
        }
        return Resampler.resize(levels.get(level), size.width(), size.height());
    }

    private static int half(int side, int times) {
        return side >> times;
    }

    /**
     * The file of a picture as it is, byte for byte where it is picture, but without what is only about it, such as the place and the camera.
     *
     * @throws BrokenPicture when it is cut off
     */
    public static byte[] stripped(byte[] bytes, PictureHeader header) throws BrokenPicture {
        FileParts parts = FileParts.of(bytes).orElseThrow(() -> new BrokenPicture("it is none"));
        if (!parts.whole()) {
            throw new BrokenPicture("its file is cut off");
        }
        return parts.stripped(header.digitalSource());
    }
}
