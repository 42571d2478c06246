package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildDateTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T23:59:59Z"), ZoneOffset.ofHours(9));

    @Test
    void todayIsTheDayInUtc() {
        assertThat(BuildDate.from(Map.of(), clock)).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(BuildDate.from(Map.of(BuildDate.VARIABLE, " "), clock)).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void theVariableOfReproducibleBuildsComesFirst() {
        assertThat(BuildDate.from(Map.of(BuildDate.VARIABLE, "1767225600"), clock))
                .isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void aVariableThatIsNoNumberIsReported() {
        assertThatThrownBy(() -> BuildDate.from(Map.of(BuildDate.VARIABLE, "now"), clock))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining("'now' is not a number of seconds");
    }
}
