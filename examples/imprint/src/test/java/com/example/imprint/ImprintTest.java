package com.example.imprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.extension.OutputFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImprintTest {

    private static String processed(String path, String text) {
        Imprint imprint = new Imprint();
        assertThat(imprint.takes(path)).isTrue();
        return new String(
                imprint.process(new OutputFile(path, text.getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8);
    }

    @Test
    void aPageSaysItInItsHead() {
        assertThat(processed("de/index.html", "<head><title>Öfen</title></head><p></head>"))
                .isEqualTo(
                        "<head><title>Öfen</title><meta name=\"copyright\" content=\"Kiln &amp; Co.\">\n</head><p></head>");
    }

    @Test
    void aStyleSheetSaysItInAComment() {
        assertThat(processed("assets/css/shop.css", "p { color: red }"))
                .isEqualTo("/* Kiln & Co. */\np { color: red }");
    }

    @Test
    void picturesAreLeftAlone() {
        assertThat(new Imprint().takes("assets/logo.png")).isFalse();
    }
}
