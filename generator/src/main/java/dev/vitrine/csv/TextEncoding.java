package dev.vitrine.csv;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * How the bytes of a file are read as text.
 *
 * @param charset the encoding
 * @param certain whether the file says so itself, by a byte order mark or by being valid UTF-8
 * @param damagedAt the first byte that is no UTF-8 in a file that otherwise is; -1 when there is none
 */
public record TextEncoding(Charset charset, boolean certain, int damagedAt) {

    private static final int SAMPLE = 64 * 1024;
    private static final int SURE_ENOUGH = 20;
    private static final int MARGIN = 25;

    /** Looks at a byte order mark, at the bytes as UTF-8, and only then guesses. */
    public static TextEncoding detect(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(bytes, true);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16, true, -1);
        }
        TextEncoding withoutMark = utf16(bytes);
        if (withoutMark.damagedAt() == -1) {
            return withoutMark;
        }
        return utf8(bytes, false);
    }

    /** Text of both Latin letters and zero bytes is UTF-16 that lost its mark. */
    private static TextEncoding utf16(byte[] bytes) {
        int length = Math.min(bytes.length, 4096);
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (Math.max(even, odd) <= length / 5) {
            return new TextEncoding(StandardCharsets.UTF_8, false, 0);
        }
        return new TextEncoding(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, false, -1);
    }

    private static TextEncoding utf8(byte[] bytes, boolean marked) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        int first = -1;
        int wrong = 0;
        while (true) {
            out.clear();
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                first = first < 0 ? in.position() : first;
                wrong++;
                in.position(in.position() + result.length());
            } else if (result.isUnderflow()) {
                break;
            }
        }
        if (first < 0) {
            return new TextEncoding(StandardCharsets.UTF_8, true, -1);
        }
        // A few broken characters among many sound ones are damage, not another encoding.
        if (marked || beyondAscii(bytes) > 20L * wrong) {
            return new TextEncoding(StandardCharsets.UTF_8, true, first);
        }
        return new TextEncoding(guess(bytes, first), false, -1);
    }

    private static long beyondAscii(byte[] bytes) {
        long count = 0;
        for (byte b : bytes) {
            if (b < 0) {
                count++;
            }
        }
        return count;
    }

    private static Charset guess(byte[] bytes, int from) {
        // Long stretches of ASCII tell nothing: the sample begins shortly before the first other byte.
        int start = Math.max(0, from - 256);
        CharsetDetector detector = new CharsetDetector();
        detector.setText(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + SAMPLE)));
        CharsetMatch match = detector.detect();
        if (match == null || match.getConfidence() < SURE_ENOUGH) {
            return Charset.forName("windows-1252");
        }
        if (match.getName().equals("ISO-8859-2") || match.getName().equals("windows-1250")) {
            // The Latin encodings are hard to tell apart in short texts; the Western one is by far the most frequent.
            for (CharsetMatch other : detector.detectAll()) {
                boolean western =
                        other.getName().equals("ISO-8859-1") || other.getName().equals("windows-1252");
                if (western && other.getConfidence() > match.getConfidence() - MARGIN) {
                    return Charset.forName("windows-1252");
                }
            }
        }
        String name = match.getName().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "ISO-8859-1", "UTF-8" -> Charset.forName("windows-1252");
            case "ISO-8859-2" -> Charset.forName("windows-1250");
            case "ISO-8859-9" -> Charset.forName("windows-1254");
            default ->
                name.startsWith("IBM") || !Charset.isSupported(name)
                        ? Charset.forName("windows-1252")
                        : Charset.forName(name);
        };
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
