package dev.vitrine.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UriComponentTest {

    @Test
    void onlyUnreservedCharactersStandForThemselves() {
        assertThat(UriComponent.encode("aZ09-._~ &<>\"'+%/?#é茶😀"))
                .isEqualTo("aZ09-._~%20%26%3C%3E%22%27%2B%25%2F%3F%23%C3%A9%E8%8C%B6%F0%9F%98%80");
    }

    @Test
    void anyTextComesBack() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            String text = Texts.any(random, random.nextInt(30));
            String encoded = UriComponent.encode(text);
            assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
            assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(text);
            assertThat(URI.create("https://a.example/?q=" + encoded).getRawQuery())
                    .isEqualTo("q=" + encoded);
        }
    }
}
