package dev.vitrine.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in a currency.
 *
 * @param minor the amount in the currency's minor unit: 1250 is 12.50 EUR, or 1250 JPY
 * @param currency its currency
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /**
     * The money of a decimal amount.
     *
     * @throws ArithmeticException when it has more decimals than the currency, or is out of range
     */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.setScale(currency.digits(), RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact(),
                currency);
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.digits());
    }

    /** The amount with a dot and the currency's decimals, for machines: {@code 12.50}. */
    public String plain() {
        return amount().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot compare " + currency + " with " + other.currency);
        }
        return Long.compare(minor, other.minor);
    }
}
