package dev.vitrine.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureHeaderTest {

    private static final byte[] PNG = bytes(
            0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 2, 128, 0, 0, 1, 224, 8, 2, 0,
            0, 0);

    /** An APP0 and a quantisation table before the frame, as cameras write it. */
    private static final byte[] JPEG = bytes(
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 'J', 'F', 0xFF, 0xDB, 0, 3, 1, 0xFF, 0xFF, 0xC2, 0, 17, 8, 1, 0xE0, 2, 0x80,
            3, 1, 0x11, 0, 2, 0x11, 1);

    private static final byte[] GIF = bytes('G', 'I', 'F', '8', '9', 'a', 0x80, 2, 0xE0, 1, 0, 0, 0);
    private static final byte[] WEBP_LOSSY = bytes(
            'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', ' ', 0, 0, 0, 0, 0x10, 2, 0, 0x9D, 1,
            0x2A, 0x80, 2, 0xE0, 1);
    private static final byte[] WEBP_LOSSLESS = bytes(
            'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'L', 0, 0, 0, 0, 0x2F, 0x7F, 0xC2, 0x77,
            0);
    private static final byte[] WEBP_EXTENDED = bytes(
            'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'X', 10, 0, 0, 0, 0, 0, 0, 0, 0x7F, 2, 0,
            0xDF, 1, 0);

    @Test
    void theSizeIsReadOfEveryKindOfPicture() {
        assertThat(read(PNG)).contains(new Sized("png", 640, 480));
        assertThat(read(JPEG)).contains(new Sized("jpg", 640, 480));
        assertThat(read(GIF)).contains(new Sized("gif", 640, 480));
        assertThat(read(WEBP_LOSSY)).contains(new Sized("webp", 640, 480));
        assertThat(read(WEBP_LOSSLESS)).contains(new Sized("webp", 640, 480));
        assertThat(read(WEBP_EXTENDED)).contains(new Sized("webp", 640, 480));
    }

    @Test
    void aDrawingHasTheSizeItStatesOrThatOfItsViewBox() {
        assertThat(svg("<svg width=\"40\" height='20px' viewBox=\"0 0 1 1\">")).contains(new Sized("svg", 40, 20));
        assertThat(svg("<?xml version='1.0'?>\n<!-- x -->\n<svg\n viewBox='-1 -1 40.4, 20.6' width='100%'>"))
                .contains(new Sized("svg", 40, 21));
        assertThat(svg("<svg>")).contains(new Sized("svg", 0, 0));
        assertThat(svg("<svg width=\"1..2\" height=\"9e9\">")).contains(new Sized("svg", 0, 0));
        assertThat(svg("<html>")).isEmpty();
    }

    @Test
    void aFileCutOffBeforeItsSizeIsNoPicture() {
        for (byte[] whole : List.of(PNG, JPEG, GIF, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED)) {
            int needed = 0;
            for (int length = 0; length < whole.length; length++) {
                Optional<Sized> header = read(Arrays.copyOf(whole, length));
                if (header.isPresent() && needed == 0) {
                    needed = length;
                }
                assertThat(header.isPresent()).as("%s bytes", length).isEqualTo(needed > 0);
            }
            assertThat(read(whole)).isPresent();
        }
    }

    @Test
    void aSizeOfNothingIsNoPicture() {
        byte[] none = GIF.clone();
        Arrays.fill(none, 6, 10, (byte) 0);
        assertThat(read(none)).isEmpty();
    }

    @Test
    void anyOtherBytesAreNoPicture() {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        Random random = new Random(7);
        for (byte[] start : List.of(PNG, JPEG, GIF, WEBP_LOSSY, WEBP_EXTENDED)) {
            for (int round = 0; round < 2000; round++) {
                byte[] noise = new byte[random.nextInt(64)];
                random.nextBytes(noise);
                System.arraycopy(start, 0, noise, 0, Math.min(noise.length, random.nextInt(12)));
                assertThat(read(noise))
                        .satisfiesAnyOf(
                                header -> assertThat(header).isEmpty(),
                                header ->
                                        assertThat(header.orElseThrow().width()).isPositive());
            }
        }
    }

    private record Sized(String extension, int width, int height) {}

    private static Optional<Sized> read(byte[] bytes) {
        return PictureHeader.read(bytes)
                .map(header -> new Sized(header.type().extension(), header.width(), header.height()));
    }

    private static Optional<Sized> svg(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
