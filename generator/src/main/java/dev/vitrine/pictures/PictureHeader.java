package dev.vitrine.pictures;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file of a picture says of it before it is decoded.
 *
 * @param type by its bytes, whatever its name says
 * @param width in pixels, seen upright; 0 when unknown
 * @param height in pixels, seen upright; 0 when unknown
 * @param orientation how it is to be turned, as EXIF counts: 1 for upright, up to 8
 * @param moving whether it has more than one frame
 * @param transparent whether it may have transparent parts
 * @param print whether it is in four colours, for print
 * @param profiled whether its colours are other ones than those of screens (sRGB)
 * @param digitalSource the IPTC code of how it was made, such as {@code trainedAlgorithmicMedia}; empty when the file does not say
 */
public record PictureHeader(
        PictureType type,
        int width,
        int height,
        int orientation,
        boolean moving,
        boolean transparent,
        boolean print,
        boolean profiled,
        String digitalSource) {

    private static final Pattern SVG_ROOT = Pattern.compile("<svg\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern SVG_LENGTH =
            Pattern.compile("\\b(width|height)\\s*=\\s*[\"']\\s*([0-9.]+)(?:px)?\\s*[\"']");
    private static final Pattern SVG_VIEW_BOX =
            Pattern.compile("\\bviewBox\\s*=\\s*[\"']\\s*[-0-9.]+[\\s,]+[-0-9.]+[\\s,]+([0-9.]+)[\\s,]+([0-9.]+)");

    /** The header of {@code bytes}; empty when it is no picture that browsers show, or ends before its size is said. */
    public static Optional<PictureHeader> read(byte[] bytes) {
        if (FileParts.isSvg(bytes)) {
            return svg(bytes);
        }
        if (FileParts.isAvif(bytes)) {
            return Optional.of(plain(PictureType.AVIF, 0, 0));
        }
        try {
            if (FileParts.isGif(bytes)) {
                FileParts.Reader in = new FileParts.Reader(bytes);
                return sized(
                        new PictureHeader(PictureType.GIF, in.le16(6), in.le16(8), 1, true, true, false, false, ""));
            }
            return FileParts.of(bytes).flatMap(parts -> parts.header().flatMap(PictureHeader::sized));
        } catch (ArrayIndexOutOfBoundsException e) {
            // Cut off before its size.
            return Optional.empty();
        }
    }

    /** Whether it can be decoded: others are published as they are. */
    public boolean decodable() {
        return !moving
                && !print
                && switch (type) {
                    case JPEG, PNG, WEBP -> true;
                    case GIF, AVIF, SVG -> false;
                };
    }

    private static Optional<PictureHeader> sized(PictureHeader header) {
        return header.width > 0 && header.height > 0 ? Optional.of(header) : Optional.empty();
    }

    private static PictureHeader plain(PictureType type, int width, int height) {
        return new PictureHeader(type, width, height, 1, false, true, false, false, "");
    }

    private static Optional<PictureHeader> svg(byte[] b) {
        String head = new String(b, 0, Math.min(b.length, 65_536), StandardCharsets.UTF_8);
        Matcher root = SVG_ROOT.matcher(head);
        if (!root.find()) {
            return Optional.empty();
        }
        double width = 0;
        double height = 0;
        Matcher length = SVG_LENGTH.matcher(root.group());
        while (length.find()) {
            double value = number(length.group(2));
            if (length.group(1).equals("width")) {
                width = value;
            } else {
                height = value;
            }
        }
        Matcher box = SVG_VIEW_BOX.matcher(root.group());
        if ((width == 0 || height == 0) && box.find()) {
            width = number(box.group(1));
            height = number(box.group(2));
        }
        return Optional.of(plain(PictureType.SVG, (int) Math.round(width), (int) Math.round(height)));
    }

    private static double number(String text) {
        try {
            return Math.min(100_000, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
