package dev.vitrine.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.PhoneNumber;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneReaderTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private PhoneNumber read(String text, Optional<String> country) {
        return new PhoneReader(country, diagnostics).read(new JsonValue.Text(text, Location.of("site.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+44 2079460140     | +44 20 7946 0140  | +442079460140",
                "+1 (212) 555-0140  | +1 212-555-0140   | +12125550140",
                "+351 220000000     | +351 22 000 0000  | +351220000000",
                "+49 30/23125140    | +49 30 23125140   | +493023125140",
                "+33 199001234      | +33 1 99 00 12 34 | +33199001234",
                "+81 3-1234-5678    | +81 3-1234-5678   | +81312345678",
                "+971 4 2234567     | +971 4 223 4567   | +97142234567",
                "+91 9876543210     | +91 98765 43210   | +919876543210",
                "+46 8 123 456 78   | +46 8 123 456 78  | +46812345678"
            })
    void numbersAreGroupedAsInTheirCountry(String written, String shown, String dialled) {
        assertThat(read(written, Optional.empty())).isEqualTo(new PhoneNumber(shown, dialled));
        assertThat(diagnostics.sorted()).isEmpty();
    }

    @Test
    void numbersWithoutACountryCodeAreFromTheCompanysCountry() {
        assertThat(read("020 7946 0140", Optional.of("GB")).e164()).isEqualTo("+442079460140");
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(read("020 7946 0140", Optional.empty()).text()).isEqualTo("020 7946 0140");
        assertThat(diagnostics.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(Rule.SITE_PHONE_NUMBER);
            assertThat(problem.message()).isEqualTo("'020 7946 0140' has no country code");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "+351 000 000 140,no range",
        "+44 20 79,too short",
        "+44 20 7946 01401234,too long",
        "+999 123 4567,country code"
    })
    void numbersNobodyHasAreReportedAndKept(String written, String wrong) {
        assertThat(read(written, Optional.empty()).digits()).isEqualTo(written.replaceAll("[^0-9]", ""));
        assertThat(diagnostics.sorted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(wrong));
    }
}
