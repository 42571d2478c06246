package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.model.Measurement;
import dev.vitrine.model.Shops;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.UnitSystem;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spaces that do not break are written as {@code ~}. */
class MeasuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | US | 12 cm           | 4.7~in (12~cm)",
                "en    | US | 0.9 cm          | 0.35~in (0.9~cm)",
                "en    | US | 2 cm            | 0.8~in (2~cm)",
                "en    | US | 1.8 m           | 5.9~ft (1.8~m)",
                "en    | US | 30 x 20 x 4 cm  | 11.8 × 7.9 × 1.6~in (30 × 20 × 4~cm)",
                "en    | US | 1.2 kg          | 2.6~lb (1.2~kg)",
                "en    | US | 300 g           | 11~oz (300~g)",
                "en    | US | 180 ml          | 6.1~fl~oz (180~mL)",
                "en    | US | 2.6 l           | 88~fl~oz (2.6~L)",
                "en    | US | 10 l            | 2.6~gal (10~L)",
                "en    | US | 40 celsius      | 104°F (40°C)",
                "en    | US | 5 in            | 5~in",
                "en    | US | 8 W             | 8~W",
                "en-GB | GB | 12 cm           | 12~cm (4.7~in)",
                "en-GB | GB | 300 ml          | 300~ml",
                "en-GB | GB | 5 in            | 12.7~cm (5~in)",
                "de    | DE | 7.5 cm          | 7,5~cm",
                "de    | DE | 30 × 20 × 4.5 cm| 30 × 20 × 4,5~cm",
                "de    | DE | 5 in            | 12,7~cm",
                "de    | DE | 2700 K          | 2.700~K",
                "fr    | FR | 7.5 cm          | 7,5^cm",
                "fr-CH | CH | 1.6 l           | 1,6^l",
                "ja    | JP | 12 cm           | 12~cm",
                "ar    | AE | 12 cm           | 12~سم",
                "ar    | AE | 30 × 20 cm      | 30 × 20~سم",
                "hi-IN | IN | 12 cm           | 12~सें॰मी॰",
                "sv    | SE | 7.5 cm          | 7,5~cm",
                "sv    | SE | 3 lb            | 1,36~kg"
            })
    void measuresAreWrittenInTheUnitsOfTheCountryAndTheWordsOfTheLanguage(
            String language, String country, String written, String expected) {
        Storefront storefront = Shops.storefront(language, country, "EUR");
        Measures measures = new Measures(new Formats(storefront), storefront.market());
        assertThat(shown(measures.text(
                        Measurement.parse(written, Optional.empty()).orElseThrow())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"US,US", "LR,US", "GB,UK", "DE,METRIC", "CA,METRIC", "JP,METRIC", "AE,METRIC"})
    void theSystemIsThatOfTheMainCountry(String country, UnitSystem expected) {
        assertThat(Measures.system(Shops.market("m", "USD", country, "FR"))).isEqualTo(expected);
    }

    private static String shown(String text) {
        return text.replace('\u00A0', '~').replace('\u202F', '^').replace("\u200F", "<");
    }
}
