package dev.vitrine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12               | CM | 12",
                "7.50             | CM | 7.5",
                "12 cm            | CM | 12",
                "12cm             | CM | 12",
                "1.6 L            | L  | 1.6",
                "6 fl oz          | FL_OZ | 6",
                "2 m²             | M2 | 2",
                "2 m2             | M2 | 2",
                "230 V            | VOLT | 230",
                "4 °C             | CELSIUS | 4",
                "30 × 20 × 4      | CM | 30 × 20 × 4",
                "30x20x4 mm       | MM | 30 × 20 × 4",
                "-5 °C            | CELSIUS | -5"
            })
    void numbersAreReadWithTheirUnit(String written, Unit unit, String amounts) {
        Measurement found = Measurement.parse(written, Optional.of(Unit.CM)).orElseThrow();
        assertThat(found.unit()).isEqualTo(unit);
        assertThat(found.in(unit)).isEqualTo(amounts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cm", "12 cubits", "about 12", "12,5", "1 2", "12 x", "x 12", "1e3", "3 piece", "1×2×3×4×5"})
    void whatIsNoMeasureIsRefused(String written) {
        assertThat(Measurement.parse(written, Optional.of(Unit.CM))).isEmpty();
    }

    @Test
    void amountsAreComparedInOneUnit() {
        assertThat(Measurement.parse("1.6 l", Optional.empty()).orElseThrow().in(Unit.ML))
                .isEqualTo("1600");
        assertThat(Measurement.parse("12 in", Optional.empty()).orElseThrow().in(Unit.CM))
                .isEqualTo("30.48");
        assertThat(Measurement.parse("212 °F", Optional.empty()).orElseThrow().in(Unit.CELSIUS))
                .isEqualTo("100");
    }
}
