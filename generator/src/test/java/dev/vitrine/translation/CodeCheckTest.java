package dev.vitrine.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.text.TextFormat;
import org.junit.jupiter.api.Test;

class CodeCheckTest {

    private static boolean sound(String source, String target, TextFormat format) {
        return CodeCheck.problem(source, target, format).isEmpty();
    }

    @Test
    void lostAndAddedCodesAreNamed() {
        assertThat(CodeCheck.problem("{title} | {site}", "{title} | {brand}", TextFormat.TEMPLATE))
                .contains("the translation has lost '{site}' and has '{brand}' that the source has not");
        assertThat(CodeCheck.problem("a {{< product mug >}}", "b", TextFormat.MARKDOWN))
                .contains("the translation has lost '{{< product mug >}}'");
        assertThat(CodeCheck.problem("[a](page:b)", "[a](page:c)", TextFormat.MARKDOWN))
                .isPresent();
        assertThat(CodeCheck.problem("a <b>b</b>", "a </b>b<b>", TextFormat.MARKDOWN))
                .isPresent();
    }

    @Test
    void codesMayChangePlacesAndWordsTheirEmphasis() {
        assertThat(sound("{a} of {b}", "{b}: {a}", TextFormat.TEMPLATE)).isTrue();
        assertThat(sound("a *b* c[^one]\n\n[^one]: d", "a b c[^eins]\n\n[^eins]: d", TextFormat.MARKDOWN))
                .isTrue();
        assertThat(sound("[a](page:b#one)", "[c](page:b#eins)", TextFormat.MARKDOWN))
                .isTrue();
    }

    @Test
    void pluralsFollowTheLanguage() {
        String source = "{n, plural, one {# cup} other {# cups}}";
        assertThat(sound(
                        source, "{n, plural, zero {x} one {x} two {x} few {#} many {#} other {#}}", TextFormat.MESSAGE))
                .isTrue();
        assertThat(sound(source, "{n, plural, one {#}}", TextFormat.MESSAGE)).isFalse();
        assertThat(sound(source, "{m, plural, other {#}}", TextFormat.MESSAGE)).isFalse();
    }
}
