package dev.vitrine.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The segments of a JPEG file, or the chunks of a PNG or WebP file, each of which is picture or says something about it.
 *
 * <p>Here the rule is held of what goes out with a picture: what is needed to show it, and how it was made (IPTC digital source type), nothing else: no place, camera, owner, date, comment or
 * small copy, and no bytes behind its end.
 */
final class FileParts {

    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PNG_XMP = "XML:com.adobe.xmp\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final List<String> PNG_SHOWN =
            List.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "acTL", "fcTL", "fdAT");
    private static final List<String> WEBP_SHOWN = List.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int MAX_PROFILE = 4 << 20;

    private static final Pattern DIGITAL_SOURCE = Pattern.compile(
            "DigitalSourceType\\b[^<>]{0,200}?http://cv\\.iptc\\.org/newscodes/digitalsourcetype/([A-Za-z]{1,60})\\b"
                    + "|DigitalSourceType>\\s*http://cv\\.iptc\\.org/newscodes/digitalsourcetype/([A-Za-z]{1,60})\\b");

    /**
     * One part.
     *
     * @param name of a segment its marker, of a chunk its four letters
     * @param from where it begins in the file
     * @param data where its data begins
     * @param end where its data ends
     * @param next where the next part begins
     */
    private record Part(String name, int from, int data, int end, int next) {}

    private final byte[] bytes;
    private final PictureType type;
    private final List<Part> parts = new ArrayList<>();
    private boolean whole;

    private FileParts(byte[] bytes, PictureType type) {
        this.bytes = bytes;
        this.type = type;
    }

    static boolean isGif(byte[] b) {
        return starts(b, 0, new byte[] {'G', 'I', 'F', '8'});
    }

    static boolean isAvif(byte[] b) {
        return starts(b, 4, new byte[] {'f', 't', 'y', 'p'}) && starts(b, 8, new byte[] {'a', 'v', 'i'});
    }

    static boolean isSvg(byte[] b) {
        int i = starts(b, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? 3 : 0;
        while (i < b.length && (b[i] == ' ' || b[i] == '\t' || b[i] == '\r' || b[i] == '\n')) {
            i++;
        }
        return i < b.length && b[i] == '<';
    }

    /** The parts of a JPEG, PNG or WebP file; empty for what is none. */
    static Optional<FileParts> of(byte[] b) {
        if (starts(b, 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
            return Optional.of(new FileParts(b, PictureType.JPEG).segments());
        }
        if (starts(b, 0, PNG_START)) {
            return Optional.of(new FileParts(b, PictureType.PNG).chunks());
        }
        if (starts(b, 0, new byte[] {'R', 'I', 'F', 'F'}) && starts(b, 8, new byte[] {'W', 'E', 'B', 'P'})) {
            return Optional.of(new FileParts(b, PictureType.WEBP).riff());
        }
        return Optional.empty();
    }

    /** Whether the file has its end: what was cut off has none. */
    boolean whole() {
        return whole;
    }

    // Reading

    private FileParts segments() {
        Reader in = new Reader(bytes);
        int i = 2;
        while (i + 4 <= bytes.length && in.u8(i) == 0xFF) {
            int marker = in.u8(i + 1);
            if (marker == 0xFF) {
                i++;
                continue;
            }
            if (marker == 0xD9) {
                whole = true;
                return this;
            }
            if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                i += 2;
                continue;
            }
            int next = i + 2 + in.be16(i + 2);
            if (next > bytes.length || next < i + 4) {
                // The size may be in what is there.
                parts.add(new Part(hex(marker), i, i + 4, bytes.length, bytes.length));
                return this;
            }
            if (marker == 0xDA) {
                int end = scanEnd(next);
                parts.add(new Part("DA", i, i + 4, end, end));
                whole |= end + 1 < bytes.length && in.u8(end + 1) == 0xD9;
                i = end;
                continue;
            }
            parts.add(new Part(hex(marker), i, i + 4, next, next));
            i = next;
        }
        whole |= i + 2 <= bytes.length && in.u8(i) == 0xFF && in.u8(i + 1) == 0xD9;
        return this;
    }

    /** Where the coded data that begins at {@code from} ends. */
    private int scanEnd(int from) {
        int i = from;
        while (i + 1 < bytes.length) {
            if (bytes[i] == (byte) 0xFF) {
                int marker = bytes[i + 1] & 0xFF;
                if (marker != 0 && marker != 0xFF && (marker < 0xD0 || marker > 0xD7)) {
                    return i;
                }
            }
            i++;
        }
        return bytes.length;
    }

    private FileParts chunks() {
        Reader in = new Reader(bytes);
        int i = 8;
        while (i + 12 <= bytes.length) {
            long length = in.be32(i) & 0xFFFFFFFFL;
            String name = ascii(i + 4, 4);
            if (i + 12 + length > bytes.length) {
                parts.add(new Part(name, i, i + 8, bytes.length, bytes.length));
                return this;
            }
            int end = i + 8 + (int) length;
            parts.add(new Part(name, i, i + 8, end, end + 4));
            if (name.equals("IEND")) {
                whole = true;
                return this;
            }
            i = end + 4;
        }
        return this;
    }

    private FileParts riff() {
        Reader in = new Reader(bytes);
        long all = 8 + (in.le32(4) & 0xFFFFFFFFL);
        int i = 12;
        while (i + 8 <= bytes.length && (i == 12 || i + 8 <= all)) {
            long length = in.le32(i + 4) & 0xFFFFFFFFL;
            long next = i + 8 + length + (length & 1);
            if (i + 8 + length > bytes.length) {
                // The size may be asked for all the same.
                parts.add(new Part(ascii(i, 4), i, i + 8, bytes.length, bytes.length));
                return this;
            }
            parts.add(new Part(ascii(i, 4), i, i + 8, (int) (i + 8 + length), (int) Math.min(next, bytes.length)));
            i = (int) Math.min(next, bytes.length);
        }
        whole = i >= all - 1 && bytes.length >= all - 1;
        return this;
    }

    // Telling

    Optional<PictureHeader> header() {
        return switch (type) {
            case JPEG -> jpeg();
            case PNG -> png();
            case WEBP -> webp();
            default -> Optional.empty();
        };
    }

    private Optional<PictureHeader> jpeg() {
        Reader in = new Reader(bytes);
        return parts.stream()
                .filter(part -> frame(part.name()))
                .findFirst()
                .filter(part -> part.data() + 6 <= part.end())
                .map(part -> header(
                        in.be16(part.data() + 3), in.be16(part.data() + 1), false, false, in.u8(part.data() + 5) == 4));
    }

    private static boolean frame(String name) {
        return name.length() == 2
                && name.charAt(0) == 'C'
                && !name.equals("C4")
                && !name.equals("C8")
                && !name.equals("CC");
    }

    private Optional<PictureHeader> png() {
        Reader in = new Reader(bytes);
        Optional<Part> head = first("IHDR").filter(part -> part.end() - part.data() >= 13);
        return head.map(part -> header(
                in.be32(part.data()),
                in.be32(part.data() + 4),
                first("acTL").isPresent(),
                (in.u8(part.data() + 9) & 4) != 0 || first("tRNS").isPresent(),
                false));
    }

    private Optional<PictureHeader> webp() {
        Reader in = new Reader(bytes);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Part part = parts.get(0);
        int at = part.data();
        return switch (part.name()) {
            case "VP8X" ->
                Optional.of(header(
                        1 + in.le24(at + 4), 1 + in.le24(at + 7), (in.u8(at) & 2) != 0, (in.u8(at) & 16) != 0, false));
            case "VP8L" -> {
                int bits = in.le32(at + 1);
                yield Optional.of(
                        header(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF), false, (bits >>> 28 & 1) != 0, false));
            }
            case "VP8 " -> Optional.of(header(in.le16(at + 6) & 0x3FFF, in.le16(at + 8) & 0x3FFF, false, false, false));
            default -> Optional.empty();
        };
    }

    private PictureHeader header(int width, int height, boolean moving, boolean transparent, boolean print) {
        int orientation = orientation();
        boolean turned = orientation > 4;
        return new PictureHeader(
                type,
                turned ? height : width,
                turned ? width : height,
                orientation,
                moving,
                transparent,
                print,
                profile().isPresent(),
                digitalSource());
    }

    /** The colour profile, unless it is that of screens; empty when there is none. */
    Optional<byte[]> profile() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            if (part.name().equals("E2") && starts(bytes, part.data(), ICC) && part.end() - part.data() > 14) {
                out.write(bytes, part.data() + 14, part.end() - part.data() - 14);
            } else if (part.name().equals("ICCP")) {
                out.write(bytes, part.data(), part.end() - part.data());
            } else if (part.name().equals("iCCP")) {
                int zero = part.data();
                while (zero < part.end() && bytes[zero] != 0) {
                    zero++;
                }
                inflate(zero + 2, part.end()).ifPresent(out::writeBytes);
            }
        }
        byte[] profile = out.toByteArray();
        return profile.length < 128 || screens(profile) ? Optional.empty() : Optional.of(profile);
    }

    /** Whether a profile says of itself, in its description, that it is the one of screens. */
    private static boolean screens(byte[] profile) {
        String text =
                new String(profile, 0, Math.min(profile.length, 4096), StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.contains("sRGB") && !text.toLowerCase(Locale.ROOT).contains("linear");
    }

    private Optional<byte[]> inflate(int from, int end) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, Math.max(0, end - from));
            byte[] out = new byte[MAX_PROFILE];
            int length = inflater.inflate(out);
            return inflater.finished() ? Optional.of(Arrays.copyOf(out, length)) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private int orientation() {
        for (Part part : parts) {
            int at = part.data();
            if (part.name().equals("E1") && starts(bytes, at, EXIF)) {
                return orientation(at + EXIF.length, part.end());
            }
            if (part.name().equals("eXIf") || part.name().equals("EXIF")) {
                return orientation(starts(bytes, at, EXIF) ? at + EXIF.length : at, part.end());
            }
        }
        return 1;
    }

    /** What the first directory of a TIFF says of it. */
    private int orientation(int tiff, int end) {
        Reader in = new Reader(bytes);
        if (tiff + 8 > end) {
            return 1;
        }
        boolean little = bytes[tiff] == 'I';
        long directory = tiff + ((little ? in.le32(tiff + 4) : in.be32(tiff + 4)) & 0xFFFFFFFFL);
        if (directory + 2 > end) {
            return 1;
        }
        int entries = little ? in.le16((int) directory) : in.be16((int) directory);
        for (int i = 0; i < entries; i++) {
            int at = (int) directory + 2 + 12 * i;
            if (at + 12 > end) {
                return 1;
            }
            if ((little ? in.le16(at) : in.be16(at)) == 0x0112) {
                int value = little ? in.le16(at + 8) : in.be16(at + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private String digitalSource() {
        for (Part part : parts) {
            boolean xmp = part.name().equals("E1") && starts(bytes, part.data(), XMP)
                    || part.name().equals("iTXt") && starts(bytes, part.data(), PNG_XMP)
                    || part.name().equals("XMP ");
            if (xmp) {
                Matcher found = DIGITAL_SOURCE.matcher(
                        new String(bytes, part.data(), part.end() - part.data(), StandardCharsets.UTF_8));
                if (found.find()) {
                    return found.group(1) == null ? found.group(2) : found.group(1);
                }
            }
        }
        return "";
    }

    // Leaving out

    /** The same picture, byte for byte where it is picture, without what is only about it; {@code digitalSource} is said, when there is one. */
    byte[] stripped(String digitalSource) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        switch (type) {
            case JPEG -> {
                out.write(0xFF);
                out.write(0xD8);
                boolean said = digitalSource.isEmpty();
                for (Part part : parts) {
                    if (!said && !part.name().equals("E0")) {
                        out.writeBytes(jpegXmp(digitalSource));
                        said = true;
                    }
                    if (shownInJpeg(part)) {
                        out.write(bytes, part.from(), part.next() - part.from());
                    }
                }
                out.write(0xFF);
                out.write(0xD9);
            }
            case PNG -> {
                out.writeBytes(PNG_START);
                for (Part part : parts) {
                    if (PNG_SHOWN.contains(part.name())) {
                        out.write(bytes, part.from(), part.next() - part.from());
                    }
                    if (part.name().equals("IHDR") && !digitalSource.isEmpty()) {
                        out.writeBytes(pngXmp(digitalSource));
                    }
                }
            }
            default -> out.writeBytes(webp(digitalSource));
        }
        return out.toByteArray();
    }

    private boolean shownInJpeg(Part part) {
        boolean about = part.name().equals("FE")
                || part.name().startsWith("E") && part.name().length() == 2;
        if (!about) {
            return true;
        }
        return switch (part.name()) {
            // JFIF without its small copy, which is in JFXX.
            case "E0" -> starts(bytes, part.data(), new byte[] {'J', 'F', 'I', 'F', 0});
            // Colours cannot be told without these.
            case "E2" -> starts(bytes, part.data(), ICC);
            case "EE" -> true;
            default -> false;
        };
    }

    private byte[] webp(String digitalSource) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(bytes.length);
        Optional<PictureHeader> header = webp();
        boolean extended = first("VP8X").isPresent();
        if (!extended && !digitalSource.isEmpty() && header.isPresent()) {
            int width = header.get().width() - 1;
            int height = header.get().height() - 1;
            chunks.writeBytes(chunk("VP8X", new byte[] {
                (byte) (4 | (header.get().transparent() ? 16 : 0)),
                0,
                0,
                0,
                (byte) width,
                (byte) (width >> 8),
                (byte) (width >> 16),
                (byte) height,
                (byte) (height >> 8),
                (byte) (height >> 16)
            }));
        }
        for (Part part : parts) {
            if (part.name().equals("VP8X")) {
                byte[] data = Arrays.copyOfRange(bytes, part.data(), part.end());
                // Neither EXIF nor XMP follows, unless it is ours.
                data[0] = (byte) (data[0] & ~12 | (digitalSource.isEmpty() ? 0 : 4));
                chunks.writeBytes(chunk("VP8X", data));
            } else if (WEBP_SHOWN.contains(part.name())) {
                chunks.writeBytes(chunk(part.name(), Arrays.copyOfRange(bytes, part.data(), part.end())));
            }
        }
        if (!digitalSource.isEmpty()) {
            chunks.writeBytes(chunk("XMP ", xmp(digitalSource)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(chunks.size() + 12);
        out.writeBytes(new byte[] {'R', 'I', 'F', 'F'});
        le32(out, 4 + chunks.size());
        out.writeBytes(new byte[] {'W', 'E', 'B', 'P'});
        out.writeBytes(chunks.toByteArray());
        return out.toByteArray();
    }

    private static byte[] chunk(String name, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 9);
        out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        le32(out, data.length);
        out.writeBytes(data);
        if ((data.length & 1) != 0) {
            out.write(0);
        }
        return out.toByteArray();
    }

    private static byte[] jpegXmp(String digitalSource) {
        byte[] xmp = xmp(digitalSource);
        int length = 2 + XMP.length + xmp.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 2);
        out.write(0xFF);
        out.write(0xE1);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(XMP);
        out.writeBytes(xmp);
        return out.toByteArray();
    }

    private static byte[] pngXmp(String digitalSource) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("iTXt".getBytes(StandardCharsets.ISO_8859_1));
        data.writeBytes(PNG_XMP);
        // Not compressed, no language, no translated keyword.
        data.writeBytes(new byte[4]);
        data.writeBytes(xmp(digitalSource));
        byte[] chunk = data.toByteArray();
        CRC32 check = new CRC32();
        check.update(chunk);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        be32(out, chunk.length - 4);
        out.writeBytes(chunk);
        be32(out, (int) check.getValue());
        return out.toByteArray();
    }

    private static byte[] xmp(String digitalSource) {
        return ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                        + " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/"
                        + digitalSource + "\"/></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void be32(ByteArrayOutputStream out, int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >> shift);
        }
    }

    private static void le32(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift <= 24; shift += 8) {
            out.write(value >> shift);
        }
    }

    private Optional<Part> first(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    private String ascii(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static String hex(int value) {
        return Integer.toHexString(value | 0x100).substring(1).toUpperCase(Locale.ROOT);
    }

    private static boolean starts(byte[] bytes, int from, byte[] with) {
        return from + with.length <= bytes.length
                && Arrays.equals(bytes, from, from + with.length, with, 0, with.length);
    }

    /** Numbers in bytes. */
    @SuppressWarnings("ArrayRecordComponent") // of this class alone
    record Reader(byte[] bytes) {
        int u8(int i) {
            return bytes[i] & 0xFF;
        }

        int be16(int i) {
            return u8(i) << 8 | u8(i + 1);
        }

        int be32(int i) {
            return be16(i) << 16 | be16(i + 2);
        }

        int le16(int i) {
            return u8(i + 1) << 8 | u8(i);
        }

        int le24(int i) {
            return u8(i + 2) << 16 | le16(i);
        }

        int le32(int i) {
            return le16(i + 2) << 16 | le16(i);
        }
    }
}
