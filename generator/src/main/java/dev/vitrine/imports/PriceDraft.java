package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Currency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A price of a variant.
 *
 * @param amount what is paid, with the decimals of its currency
 * @param compareAt the higher price before a reduction
 */
record PriceDraft(BigDecimal amount, Optional<BigDecimal> compareAt) {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    /** The price of two cells; empty when there is none. Nothing and zero mean that no price is stated. */
    static Optional<PriceDraft> read(
            Cell amount, Cell compareAt, Currency currency, boolean decimalComma, ImportLog log) {
        Optional<BigDecimal> paid = amount(amount, currency, decimalComma, log);
        Optional<BigDecimal> before = amount(compareAt, currency, decimalComma, log);
        return paid.map(value -> new PriceDraft(value, before.filter(higher -> higher.compareTo(value) > 0)));
    }

    private static Optional<BigDecimal> amount(Cell cell, Currency currency, boolean decimalComma, ImportLog log) {
        if (cell.isBlank()) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = Numbers.parse(cell.unguarded(), decimalComma);
        if (number.isEmpty() || number.get().signum() < 0 || number.get().abs().compareTo(LARGEST) > 0) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    cell,
                    "'" + ImportLog.shown(cell.text()) + "' is no price",
                    "write a number such as 129.00");
            return Optional.empty();
        }
        if (number.get().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal rounded = number.get().setScale(currency.digits(), RoundingMode.HALF_UP);
        if (rounded.compareTo(number.get()) != 0) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    cell,
                    "'" + ImportLog.shown(cell.text()) + "' has more decimals than " + currency.code()
                            + "; it was rounded to " + rounded.toPlainString(),
                    "");
        }
        return rounded.signum() == 0 ? Optional.empty() : Optional.of(rounded);
    }
}
