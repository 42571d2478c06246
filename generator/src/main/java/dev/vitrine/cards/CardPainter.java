package dev.vitrine.cards;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws cards, without a screen; for one thread, which keeps the last product's picture for its other languages.
 *
 * <p>Letters are filled as outlines: their shapes come from the font alone, while the smoothing and hinting of text differ between machines.
 */
public final class CardPainter {

    private static final Color PAPER = new Color(0xFAF8F5);
    private static final Color INK = new Color(0x1F1D1A);
    private static final Color QUIET = new Color(0x6B655D);
    private static final int SIDE = Card.HEIGHT;
    private static final int MARGIN = 60;
    private static final int LINES = 4;
    private static final float QUALITY = 0.82f;

    private static final byte[] WITHOUT = "\nwithout picture".getBytes(StandardCharsets.US_ASCII);

    /** More pixels are not decoded: every second one or fewer are read. */
    private static final long PIXELS = 6_000_000;

    private static final FontRenderContext EXACT = new FontRenderContext(new AffineTransform(), true, true);

    private String known = "";
    private Optional<BufferedImage> square = Optional.empty();

    /** Gives the bytes of a card's picture. */
    @FunctionalInterface
    public interface Source {
        /**
         * Opens the picture.
         *
         * @throws IOException when it cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * The JPEG picture of {@code card}. A product's picture that cannot be decoded is left out, which {@link #without} tells.
     *
     * @throws IOException when the picture cannot be read
     */
    public byte[] paint(Card card, Source picture) throws IOException {
        if (!known.equals(card.picture().outputPath())) {
            square = square(picture);
            known = card.picture().outputPath();
        }
        BufferedImage image = new BufferedImage(Card.WIDTH, Card.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, Card.WIDTH, Card.HEIGHT);
            int pictureLeft = card.rightToLeft() ? Card.WIDTH - SIDE : 0;
            square.ifPresent(found -> graphics.drawImage(found, pictureLeft, 0, null));
            words(graphics, card, card.rightToLeft() ? MARGIN : SIDE + MARGIN);
        } finally {
            graphics.dispose();
        }
        byte[] jpeg = jpeg(image);
        if (square.isPresent()) {
            return jpeg;
        }
        byte[] marked = Arrays.copyOf(jpeg, jpeg.length + WITHOUT.length);
        System.arraycopy(WITHOUT, 0, marked, jpeg.length, WITHOUT.length);
        return marked;
    }

    /** How cards without the product's picture end, behind all that is shown, so that no later build takes them over in silence. */
    public static byte[] without() {
        return WITHOUT.clone();
    }

    /** Whether the product's picture could not be decoded for the last card. */
    public boolean isWithout() {
        return square.isEmpty();
    }

    // Words

    private static void words(Graphics2D graphics, Card card, int left) {
        int width = Card.WIDTH - SIDE - 2 * MARGIN;
        line(graphics, card.brand(), 26, QUIET, card, left, width, MARGIN + 26);
        float size = 54;
        List<String> lines = lines(card.title(), size, card, width);
        while (lines.size() > LINES && size > 34) {
            size -= 4;
            lines = lines(card.title(), size, card, width);
        }
        if (lines.size() > LINES) {
            lines = new ArrayList<>(lines.subList(0, LINES));
            lines.set(LINES - 1, shortened(lines.get(LINES - 1), size, card, width));
        }
        float leading = size * 1.25f;
        float baseline = Card.HEIGHT / 2f - leading * (lines.size() - 1) / 2f + size * 0.35f;
        for (String text : lines) {
            line(graphics, text, size, INK, card, left, width, baseline);
            baseline += leading;
        }
        line(graphics, card.price(), 34, INK, card, left, width, Card.HEIGHT - MARGIN);
    }

    /** {@code text} with an ellipsis, without as many of its last letters as that takes. */
    private static String shortened(String text, float size, Card card, int width) {
        int end = text.length();
        while (end > 1
                && layout(text.substring(0, end) + "…", size, card.rightToLeft())
                                .getAdvance()
                        > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }

    private static void line(
            Graphics2D graphics, String text, float size, Color color, Card card, int left, int width, float baseline) {
        if (text.isBlank() || !CardFonts.canWrite(text)) {
            return;
        }
        TextLayout layout = layout(text.strip(), size, card.rightToLeft());
        float x = card.rightToLeft() ? left + width - layout.getAdvance() : left;
        graphics.setColor(color);
        graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(x, baseline)));
    }

    private static TextLayout layout(String text, float size, boolean rightToLeft) {
        return new TextLayout(CardFonts.styled(text, size, rightToLeft).getIterator(), EXACT);
    }

    /** {@code text} in lines of at most {@code width}, broken where its language breaks lines. */
    private static List<String> lines(String text, float size, Card card, int width) {
        List<String> lines = new ArrayList<>();
        if (text.isBlank() || !CardFonts.canWrite(text)) {
            return lines;
        }
        BreakIterator breaks = BreakIterator.getLineInstance(ULocale.forLanguageTag(card.language()));
        breaks.setText(text);
        int start = 0;
        int fits = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String candidate = text.substring(start, end).strip();
            if (fits > start
                    && !candidate.isEmpty()
                    && layout(candidate, size, card.rightToLeft()).getAdvance() > width) {
                lines.add(text.substring(start, fits).strip());
                start = fits;
            }
            fits = end;
        }
        lines.add(text.substring(start).strip());
        return lines;
    }

    // Pictures

    private static Optional<BufferedImage> square(Source source) throws IOException {
        try (InputStream in = source.open();
                ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                ImageReadParam how = reader.getDefaultReadParam();
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                int step = 1;
                while (pixels / ((long) step * step) > PIXELS) {
                    step++;
                }
                how.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(cut(reader.read(0, how)));
            } finally {
                reader.dispose();
            }
        } catch (javax.imageio.IIOException | IllegalArgumentException e) {
            // Some colour spaces are beyond the JDK; the card is then one of words.
            return Optional.empty();
        }
    }

    /** The middle of {@code image} as a square; each of its pixels is the average of those it stands for. */
    private static BufferedImage cut(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        // On paper, as pictures may be transparent.
        BufferedImage opaque = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, side, side);
        graphics.drawImage(image, -left, -top, null);
        graphics.dispose();
        int[] from = opaque.getRGB(0, 0, side, side, null, 0, side);
        int[] to = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            int y0 = y * side / SIDE;
            int y1 = Math.max(y0 + 1, (y + 1) * side / SIDE);
            for (int x = 0; x < SIDE; x++) {
                int x0 = x * side / SIDE;
                int x1 = Math.max(x0 + 1, (x + 1) * side / SIDE);
                to[y * SIDE + x] = average(from, side, x0, x1, y0, y1);
            }
        }
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        small.setRGB(0, 0, SIDE, SIDE, to, 0, SIDE);
        return small;
    }

    private static int average(int[] pixels, int side, int x0, int x1, int y0, int y1) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int pixel = pixels[y * side + x];
                red += pixel >> 16 & 0xFF;
                green += pixel >> 8 & 0xFF;
                blue += pixel & 0xFF;
            }
        }
        int count = (x1 - x0) * (y1 - y0);
        return (red / count) << 16 | (green / count) << 8 | blue / count;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
