package dev.vitrine.model;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A currency by its ISO 4217 code.
 *
 * @param code three upper-case letters
 * @param digits decimals of its minor unit: 2 for EUR, 0 for JPY, 3 for KWD
 */
public record Currency(String code, int digits) {

    private static final Set<String> CODES = java.util.Currency.getAvailableCurrencies().stream()
            .map(java.util.Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** The currency of {@code code}, or empty when there is none. */
    public static Optional<Currency> parse(String code) {
        if (!CODES.contains(code)) {
            return Optional.empty();
        }
        return Optional.of(new Currency(
                code, Math.max(0, java.util.Currency.getInstance(code).getDefaultFractionDigits())));
    }

    @Override
    public String toString() {
        return code;
    }
}
