package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Money;
import dev.vitrine.model.Shops;
import dev.vitrine.model.Storefront;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyPatternTest {

    private static final long[] AMOUNTS = {
        0,
        1,
        9,
        10,
        99,
        100,
        105,
        999,
        1_000,
        2_250,
        9_999,
        10_000,
        99_999,
        100_000,
        123_456,
        1_000_000,
        1_234_567,
        98_765_432,
        123_456_789_012L
    };

    /** What a browser does with the pattern, step for step. */
    private static String written(long minor, MoneyPattern pattern) {
        String all = String.valueOf(minor);
        all = "0".repeat(Math.max(0, pattern.digits() + 1 - all.length())) + all;
        int cut = all.length() - pattern.digits();
        String rest = all.substring(0, cut);
        List<String> parts = new ArrayList<>();
        int step = 0;
        while (cut >= pattern.groupFrom()
                && !pattern.grouping().isEmpty()
                && rest.length() > pattern.grouping().get(step)) {
            int size = pattern.grouping().get(step);
            parts.add(0, rest.substring(rest.length() - size));
            rest = rest.substring(0, rest.length() - size);
            step = Math.min(step + 1, pattern.grouping().size() - 1);
        }
        parts.add(0, rest);
        String text = String.join(pattern.group(), parts)
                + (pattern.digits() > 0 ? pattern.decimal() + all.substring(cut) : "");
        int[] numerals = pattern.numerals().codePoints().toArray();
        StringBuilder out = new StringBuilder(pattern.before());
        text.codePoints().forEach(c -> out.appendCodePoint(c >= '0' && c <= '9' ? numerals[c - '0'] : c));
        return out.append(pattern.after()).toString();
    }

    @Test
    void aBrowserWritesEveryAmountAsThePagesDoInEveryCountry() {
        SoftAssertions all = new SoftAssertions();
        long tried = places().map(place -> {
                    Storefront storefront = Shops.storefront(
                            place.getLanguage() + (place.getScript().isEmpty() ? "" : "-" + place.getScript()),
                            place.getCountry(),
                            Currency.getInstance(place).getCurrencyCode());
                    Formats formats = new Formats(storefront);
                    for (long amount : AMOUNTS) {
                        Money money = new Money(amount, storefront.market().currency());
                        all.assertThat(written(amount, formats.moneyPattern()))
                                .as("%s of %s", amount, place)
                                .isEqualTo(formats.money(money));
                    }
                    return place;
                })
                .count();
        assertThat(tried).isGreaterThan(300);
        all.assertAll();
    }

    private static Stream<ULocale> places() {
        return Arrays.stream(ULocale.getAvailableLocales())
                .filter(locale -> locale.getCountry().length() == 2
                        && locale.getVariant().isEmpty()
                        && Currency.getInstance(locale) != null
                        && dev.vitrine.model.Currency.parse(
                                        Currency.getInstance(locale).getCurrencyCode())
                                .isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "es | ES | EUR | [3]    | 5",
                "hi | IN | INR | [3, 2] | 4",
                "ja | JP | JPY | [3]    | 4",
                "pl | PL | PLN | [3]    | 5"
            })
    void groupsAreAsLongAsTheCountryWantsThem(
            String language, String country, String currency, String grouping, int from) {
        MoneyPattern pattern = new Formats(Shops.storefront(language, country, currency)).moneyPattern();
        assertThat(pattern.grouping()).hasToString(grouping);
        assertThat(pattern.groupFrom()).isEqualTo(from);
    }
}
