package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.model.Money;
import dev.vitrine.model.Shops;
import dev.vitrine.model.Storefront;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Special characters are written out: U+00A0 and U+202F are spaces that do not break, U+200F marks right-to-left. */
class FormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en    | US | USD | 1234.5  | $1,234.50",
                "en-GB | GB | GBP | 1234.5  | £1,234.50",
                "en    | GB | GBP | 0.99    | £0.99",
                "de    | DE | EUR | 1234.5  | 1.234,50~€",
                "de    | AT | EUR | 1234.5  | €~1.234,50",
                "fr    | FR | EUR | 1234.5  | 1^234,50~€",
                "ja    | JP | JPY | 1234    | ￥1,234",
                "ar    | AE | AED | 1234.5  | <1,234.50~د.إ.<",
                "en    | AE | AED | 1234.5  | AED~1,234.50",
                "ar    | EG | EGP | 1234.5  | <١٬٢٣٤٫٥٠~ج.م.<",
                "de    | CH | CHF | 1234.5  | CHF~1'234.50",
                "en    | KW | KWD | 1.25    | KWD~1.250"
            })
    void amountsAreWrittenAsInTheStorefrontsCountry(
            String language, String country, String currency, BigDecimal amount, String expected) {
        Storefront storefront = Shops.storefront(language, country, currency);
        Money money = Money.of(amount, storefront.market().currency());
        assertThat(shown(new Formats(storefront).money(money))).isEqualTo(expected);
    }

    @Test
    void inRunningTextAWholeAmountHasNoDecimals() {
        Storefront german = Shops.storefront("de", "DE", "EUR");
        Formats formats = new Formats(german);
        assertThat(shown(formats.roundMoney(new Money(8000, german.market().currency()))))
                .isEqualTo("80~€");
        assertThat(shown(formats.roundMoney(new Money(8050, german.market().currency()))))
                .isEqualTo("80,50~€");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | US | March 5, 2026",
                "en-GB | GB | 5 March 2026",
                "de    | DE | 5. März 2026",
                "fr    | FR | 5 mars 2026",
                "ja    | JP | 2026年3月5日",
                "ar    | AE | 5 مارس 2026"
            })
    void daysAreWrittenAsInTheStorefrontsCountry(String language, String country, String expected) {
        assertThat(new Formats(Shops.storefront(language, country, "EUR")).date(LocalDate.of(2026, 3, 5)))
                .isEqualTo(expected);
    }

    @Test
    void aDayIsTheSameDayInEveryTimeZone() {
        Formats formats = new Formats(Shops.storefront("en", "US", "USD"));
        assertThat(formats.date(LocalDate.of(2026, 1, 1))).isEqualTo("January 1, 2026");
        assertThat(formats.date(LocalDate.of(1999, 12, 31))).isEqualTo("December 31, 1999");
    }

    @Test
    void countriesAreNamedInTheStorefrontsLanguage() {
        assertThat(new Formats(Shops.storefront("de", "DE", "EUR")).country("PT"))
                .isEqualTo("Portugal");
        assertThat(new Formats(Shops.storefront("fr", "FR", "EUR")).country("DE"))
                .isEqualTo("Allemagne");
        assertThat(new Formats(Shops.storefront("ja", "JP", "JPY")).country("JP"))
                .isEqualTo("日本");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | US | oak, brass, and linen | oak and brass",
                "en-GB | GB | oak, brass and linen  | oak and brass",
                "de    | DE | oak, brass und linen  | oak und brass",
                "fr    | FR | oak, brass et linen   | oak et brass",
                "fr-CH | CH | oak, brass et linen   | oak et brass",
                "ja    | JP | oak、brass、linen     | oak、brass",
                "ar-AE | AE | oak وbrass وlinen    | oak وbrass",
                "hi-IN | IN | oak, brass और linen  | oak और brass",
                "sv    | SE | oak, brass och linen  | oak och brass"
            })
    void listsReadAsSentencesOfTheLanguage(String language, String country, String three, String two) {
        Formats formats = new Formats(Shops.storefront(language, country, "EUR"));
        assertThat(formats.list(List.of("oak", "brass", "linen"))).isEqualTo(three);
        assertThat(formats.list(List.of("oak", "brass"))).isEqualTo(two);
        assertThat(formats.list(List.of("oak"))).isEqualTo("oak");
        assertThat(formats.list(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | US | “Aki”",
                "en-GB | GB | “Aki”",
                "de    | DE | „Aki“",
                "fr    | FR | «^Aki^»",
                "fr-CH | CH | «^Aki^»",
                "ja    | JP | 「Aki」",
                "ar-AE | AE | ”Aki“",
                "hi-IN | IN | “Aki”",
                "sv    | SE | ”Aki”"
            })
    void quotesStandInTheMarksOfTheLanguage(String language, String country, String expected) {
        assertThat(shown(new Formats(Shops.storefront(language, country, "EUR")).quote("Aki")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | US | 9 cm, 10 cm, apple, äpple, Zebra",
                "de    | DE | 9 cm, 10 cm, apple, äpple, Zebra",
                "sv    | SE | 9 cm, 10 cm, apple, Zebra, äpple",
                "fr-CH | CH | cote, coté, côte, côté",
                "ja    | JP | あき, アキ, いろ, 秋",
                "ar-AE | AE | إبريق, جرة, وعاء",
                "hi-IN | IN | अदरक, केला"
            })
    void namesAreOrderedAsInDictionariesOfTheLanguage(String language, String country, String expected) {
        List<String> ordered = List.of(expected.split(", "));
        List<String> names = new ArrayList<>(ordered);
        Collections.reverse(names);
        names.sort(new Formats(Shops.storefront(language, country, "EUR")).names());
        assertThat(names).isEqualTo(ordered);
    }

    @Test
    void namesThatDictionariesHoldForTheSameHaveOneOrder() {
        Formats formats = new Formats(Shops.storefront("en", "US", "USD"));
        // A soft hyphen is ignored by collation.
        assertThat(formats.names().compare("mug", "mu\u00adg")).isNegative();
        assertThat(formats.names().compare("mu\u00adg", "mug")).isPositive();
        assertThat(formats.names().compare("mug", "mug")).isZero();
    }

    private static String shown(String text) {
        return text.replace('\u00a0', '~').replace('\u202f', '^').replace('\u200f', '<');
    }
}
