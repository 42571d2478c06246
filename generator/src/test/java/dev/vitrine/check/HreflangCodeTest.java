package dev.vitrine.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HreflangCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "zh-Hant", "zh-Hant-HK", "pt-BR", "x-default", "EN-us", "sr-Latn-RS", "he"})
    void searchEnginesKnow(String code) {
        assertThat(HreflangCode.valid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "en-UK", "en-EU", "es-419", "GB-en", "gsw", "en_GB", "xx", "zh-Hanx", "en-GB-oed", "default"
            })
    void searchEnginesDoNotKnow(String code) {
        assertThat(HreflangCode.valid(code)).isFalse();
    }
}
