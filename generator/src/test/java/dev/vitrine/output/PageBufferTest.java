package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageBufferTest {

    private final PageBuffer buffer = new PageBuffer();

    @Test
    void anyTextIsEncodedAsStringDoesIt() throws IOException {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            String text = text(random, random.nextInt(2000));
            buffer.reset();
            writeInPieces(text, random);
            assertThat(written()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void halvesOfAPairMayComeInSeparateWrites() throws IOException {
        buffer.write("💡".charAt(0));
        buffer.write("💡".substring(1));
        buffer.write("💡".toCharArray(), 0, 1);
        buffer.write("💡".toCharArray(), 1, 1);
        assertThat(written()).isEqualTo("💡💡".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLoneHalfOfAPairIsLeftOut() throws IOException {
        buffer.write("a\ud83db\udca1c\ud83d\ud83d\udca1d\ud83d");
        assertThat(written()).isEqualTo("abc💡d".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aHalfAtTheEndOfAPageDoesNotReachTheNext() throws IOException {
        buffer.write("\ud83d");
        buffer.reset();
        buffer.write("\udca1x");
        assertThat(written()).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPageMayBeLargerThanAnyBefore() throws IOException {
        String large = "é".repeat(1_000_000);
        buffer.write(large);
        assertThat(written()).isEqualTo(large.getBytes(StandardCharsets.UTF_8));
        buffer.reset();
        assertThat(buffer.length()).isZero();
    }

    private byte[] written() {
        return Arrays.copyOf(buffer.bytes(), buffer.length());
    }

    private void writeInPieces(String text, Random random) throws IOException {
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(300));
            switch (random.nextInt(3)) {
                case 0 -> buffer.write(text, at, end - at);
                case 1 -> buffer.write(text.toCharArray(), at, end - at);
                default -> {
                    for (int i = at; i < end; i++) {
                        buffer.write(text.charAt(i));
                    }
                }
            }
            at = end;
        }
    }

    /** Characters of one to four bytes, no lone halves. */
    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int code = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(0x80);
                case 1 -> 0x80 + random.nextInt(0x780);
                case 2 -> 0x800 + random.nextInt(0xD000);
                default -> 0x10000 + random.nextInt(0x100000);
            };
            text.appendCodePoint(code);
        }
        return text.toString();
    }
}
