package dev.vitrine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {

    @ParameterizedTest
    @CsvSource({
        // As Arial has them.
        "W, 944",
        "i, 222",
        "é, 556",
        "Ж, 923",
        "ω, 781",
        "器, 1000",
        "カ, 1000",
        "ｶ, 556",
        "한, 1000",
        "\u0301, 0",
        "😀, 1000"
    })
    void charactersAreAsWideAsTheyAreMeasured(String character, int thousandths) {
        assertThat(TextWidth.of(character.codePointAt(0))).isEqualTo(thousandths);
    }

    @Test
    void everyArabicLetterHasAWidth() {
        assertThat("السلام عليكم".codePoints().filter(c -> c != ' ')).allMatch(c -> TextWidth.of(c) > 100);
    }

    @Test
    void aTitleOfFullWidthIsShownUpToTwentyNineCharacters() {
        assertThat(TextWidth.TITLE.fits("器".repeat(29))).isTrue();
        assertThat(TextWidth.TITLE.fits("器".repeat(30))).isFalse();
        assertThat(TextWidth.TITLE.cut("器".repeat(30))).isEqualTo("器".repeat(28) + "…");
    }

    @Test
    void aTextIsCutAtTheEndOfAWord() {
        assertThat(TextWidth.TITLE.pixels("a".repeat(52))).isEqualTo(579);
        assertThat(TextWidth.TITLE.cut("lamp ".repeat(20).strip()))
                .isEqualTo("lamp ".repeat(11).strip() + "…");
        assertThat(TextWidth.TITLE.cut("m".repeat(100))).isEqualTo("m".repeat(33) + "…");
        assertThat(TextWidth.DESCRIPTION.cut("short")).isEqualTo("short");
    }

    @ParameterizedTest
    @CsvSource({"Lampe aus Ton, 40", "Лампа из глины, 30", "陶器のランプ, 5", "مصباح من الطين, 40", "😀, 29", "WWW, 10"})
    void bytesAreAsWideAsTheirText(String word, int times) {
        String text = word.repeat(times);
        for (int end = 0; end <= text.length(); end++) {
            if (end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
                continue;
            }
            String part = text.substring(0, end);
            byte[] bytes = ("<" + part + ">").getBytes(StandardCharsets.UTF_8);
            assertThat(TextWidth.TITLE.fits(bytes, 1, bytes.length - 1)).isEqualTo(TextWidth.TITLE.fits(part));
        }
    }
}
