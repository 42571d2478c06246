package dev.vitrine.load;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Size and type of a picture, read from the first bytes of its file. */
record ImageHeader(String extension, int width, int height) {

    private static final Pattern SVG_ROOT = Pattern.compile("<svg\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern SVG_LENGTH =
            Pattern.compile("\\b(width|height)\\s*=\\s*[\"']\\s*([0-9.]+)(?:px)?\\s*[\"']");
    private static final Pattern SVG_VIEW_BOX =
            Pattern.compile("\\bviewBox\\s*=\\s*[\"']\\s*[-0-9.]+[\\s,]+[-0-9.]+[\\s,]+([0-9.]+)[\\s,]+([0-9.]+)");

    /** The header of {@code bytes}; empty when it is no picture that browsers show. */
    static Optional<ImageHeader> read(byte[] bytes) {
        try {
            if (starts(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
                return sized("png", int32(bytes, 16), int32(bytes, 20));
            }
            if (starts(bytes, 0xFF, 0xD8, 0xFF)) {
                return jpeg(bytes);
            }
            if (starts(bytes, 'G', 'I', 'F', '8')) {
                return sized("gif", le16(bytes, 6), le16(bytes, 8));
            }
            if (starts(bytes, 'R', 'I', 'F', 'F') && ascii(bytes, 8, 4).equals("WEBP")) {
                return webp(bytes);
            }
            if (bytes.length > 12
                    && ascii(bytes, 4, 4).equals("ftyp")
                    && ascii(bytes, 8, 4).startsWith("avi")) {
                return Optional.of(new ImageHeader("avif", 0, 0));
            }
            return svg(bytes);
        } catch (ArrayIndexOutOfBoundsException e) {
            // Cut off before its size.
            return Optional.empty();
        }
    }

    private static Optional<ImageHeader> jpeg(byte[] b) {
        int i = 2;
        while (i + 9 < b.length) {
            if ((b[i] & 0xFF) != 0xFF) {
                return Optional.empty();
            }
            int marker = b[i + 1] & 0xFF;
            if (marker == 0xFF) {
                i++;
                continue;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return sized("jpg", be16(b, i + 7), be16(b, i + 5));
            }
            i += 2 + (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8 ? 0 : be16(b, i + 2));
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> webp(byte[] b) {
        return switch (ascii(b, 12, 4)) {
            case "VP8X" -> sized("webp", 1 + le24(b, 24), 1 + le24(b, 27));
            case "VP8L" -> {
                int bits = le16(b, 21) | le16(b, 23) << 16;
                yield sized("webp", 1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
            }
            case "VP8 " -> sized("webp", le16(b, 26) & 0x3FFF, le16(b, 28) & 0x3FFF);
            default -> Optional.empty();
        };
    }

    private static Optional<ImageHeader> svg(byte[] b) {
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
        return Optional.of(new ImageHeader("svg", (int) Math.round(width), (int) Math.round(height)));
    }

    private static double number(String text) {
        try {
            return Math.min(100_000, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Optional<ImageHeader> sized(String extension, int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageHeader(extension, width, height)) : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(byte[] b, int from, int length) {
        return b.length < from + length ? "" : new String(b, from, length, StandardCharsets.ISO_8859_1);
    }

    private static int int32(byte[] b, int i) {
        return (b[i] & 0xFF) << 24 | (b[i + 1] & 0xFF) << 16 | be16(b, i + 2);
    }

    private static int be16(byte[] b, int i) {
        return (b[i] & 0xFF) << 8 | b[i + 1] & 0xFF;
    }

    private static int le16(byte[] b, int i) {
        return (b[i + 1] & 0xFF) << 8 | b[i] & 0xFF;
    }

    private static int le24(byte[] b, int i) {
        return (b[i + 2] & 0xFF) << 16 | le16(b, i);
    }
}
