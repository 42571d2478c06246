package dev.vitrine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Currency EUR = Currency.parse("EUR").orElseThrow();
    private static final Currency JPY = Currency.parse("JPY").orElseThrow();
    private static final Currency KWD = Currency.parse("KWD").orElseThrow();

    @Test
    void anAmountIsKeptInTheMinorUnitOfItsCurrency() {
        assertThat(money("12.5", EUR).minor()).isEqualTo(1250);
        assertThat(money("1250", JPY).minor()).isEqualTo(1250);
        assertThat(money("1.25", KWD).minor()).isEqualTo(1250);
        assertThat(money("1E+2", EUR).plain()).isEqualTo("100.00");
    }

    @Test
    void machinesReadTheAmountWithADotAndTheCurrencysDecimals() {
        assertThat(money("12.5", EUR).plain()).isEqualTo("12.50");
        assertThat(money("0.05", EUR).plain()).isEqualTo("0.05");
        assertThat(money("1250", JPY).plain()).isEqualTo("1250");
        assertThat(money("1.25", KWD).plain()).isEqualTo("1.250");
    }

    @Test
    void moreDecimalsThanTheCurrencyHasAreNotRoundedAway() {
        assertThatThrownBy(() -> money("12.505", EUR)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> money("0.5", JPY)).isInstanceOf(ArithmeticException.class);
        assertThat(money("12.500", EUR).minor()).isEqualTo(1250);
    }

    @Test
    void anAmountOutOfRangeIsRefused() {
        assertThatThrownBy(() -> money("99999999999999999999", EUR)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amountsOfDifferentCurrenciesHaveNoOrder() {
        assertThat(money("1", EUR)).isLessThan(money("2", EUR));
        assertThatThrownBy(() -> money("1", EUR).compareTo(money("1", JPY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyCodesOfTheStandardAreCurrencies() {
        assertThat(Currency.parse("EUR")).contains(new Currency("EUR", 2));
        assertThat(Currency.parse("EURO")).isEmpty();
        assertThat(Currency.parse("eur")).isEmpty();
        assertThat(Currency.parse("")).isEmpty();
    }

    @Test
    void theMarketsOwnPriceWinsOverItsCurrencys() {
        Prices prices = new Prices(Map.of("EUR", price("10"), "de", price("9")));
        assertThat(prices.in(Shops.market("de", "EUR", "DE"))).contains(price("9"));
        assertThat(prices.in(Shops.market("fr", "EUR", "FR"))).contains(price("10"));
        assertThat(prices.in(Shops.market("uk", "GBP", "GB"))).isEmpty();
    }

    @Test
    void aVariantsPricesReplaceTheProductsKeyByKey() {
        Prices product = new Prices(Map.of("EUR", price("10"), "de", price("9")));
        Prices merged = product.with(new Prices(Map.of("EUR", price("12"))));
        assertThat(merged.in(Shops.market("de", "EUR", "DE"))).contains(price("9"));
        assertThat(merged.in(Shops.market("fr", "EUR", "FR"))).contains(price("12"));
        assertThat(product.with(Prices.NONE)).isEqualTo(product);
        assertThat(Prices.NONE.with(product)).isEqualTo(product);
    }

    private static Money money(String amount, Currency currency) {
        return Money.of(new BigDecimal(amount), currency);
    }

    private static Price price(String amount) {
        return new Price(money(amount, EUR), Optional.empty());
    }
}
