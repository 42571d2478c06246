package dev.vitrine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CompressedSizeTest {

    @Test
    void isThatOfGzip() throws IOException {
        byte[] text = "A quiet piece for the table. ".repeat(500).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text);
        }
        assertThat(CompressedSize.of(text, text.length, 6)).isEqualTo(out.size());
        assertThat(CompressedSize.of(text, text.length, 6)).as("used again").isEqualTo(out.size());
    }

    @Test
    void theBoundOfAnythingLikeAPageIsNeverBelowIt() {
        Random random = new Random(7);
        for (int alphabet : new int[] {30, 64, 100, 200, 256}) {
            for (int length : new int[] {1, 100, 5_000, 40_000, 200_000}) {
                byte[] bytes = new byte[length];
                for (int i = 0; i < length; i++) {
                    // Few letters often and many seldom, as in texts.
                    bytes[i] = (byte) (alphabet * random.nextDouble() * random.nextDouble());
                }
                assertThat(CompressedSize.of(bytes, length, 6))
                        .as(length + " bytes of " + alphabet + " letters")
                        .isLessThanOrEqualTo(CompressedSize.bound(bytes, length));
            }
        }
    }

    @Test
    void thePartsOfAPageAreThoseThatMakeItLarge() {
        String card = "<li class=\"card\"><a href=\"/x/\">A lamp</a></li>\n";
        String html =
                "<!DOCTYPE html><html><head><title>x</title></head><body><header><p>Shop</p></header><main><h1>Lamps</h1>"
                        + "<ul class=\"grid wide\">" + card.repeat(60) + "</ul><p>" + "Text. ".repeat(100)
                        + "</p></main><footer>End</footer></body></html>";
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        assertThat(PageParts.largest(bytes, bytes.length).get(0)).startsWith("<ul class=\"grid\"> 2.");
        assertThat(PageParts.largest(bytes, bytes.length).get(1)).isEqualTo("<p> 607 bytes");
    }
}
