package dev.vitrine.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much a variant holds, and the amount its unit price is for.
 *
 * @param amount how much it holds
 * @param unit what it is measured in
 * @param base the amount the unit price is for, such as 100
 * @param baseUnit what that is measured in; of the same kind as {@code unit}
 */
public record Measure(BigDecimal amount, Unit unit, BigDecimal base, Unit baseUnit) {

    /** Below so many millilitres or grams, 100 of them are compared, otherwise a litre or kilogram. */
    private static final BigDecimal SMALL = BigDecimal.valueOf(250);

    /** What is compared when {@code base} is stated in the unit of the measure itself. */
    public static Measure of(BigDecimal amount, Unit unit, BigDecimal base) {
        return new Measure(amount, unit, base, unit);
    }

    /** With the amount shops in the European Union compare. */
    public static Measure usual(BigDecimal amount, Unit unit) {
        Unit small = unit.kind() == Unit.Kind.MASS ? Unit.G : Unit.ML;
        if (unit.kind() != Unit.Kind.MASS && unit.kind() != Unit.Kind.VOLUME) {
            return new Measure(amount, unit, BigDecimal.ONE, unit.kind() == Unit.Kind.LENGTH ? Unit.M : unit);
        }
        if (amount.multiply(unit.factor()).compareTo(SMALL.multiply(small.factor())) < 0) {
            return new Measure(amount, unit, BigDecimal.valueOf(100), small);
        }
        return new Measure(amount, unit, BigDecimal.ONE, unit.kind() == Unit.Kind.MASS ? Unit.KG : Unit.L);
    }

    /** What {@link #base()} costs when all of it costs {@code price}, rounded to the currency's decimals. */
    public Money unitPrice(Money price) {
        BigDecimal one = price.amount()
                .multiply(base.multiply(baseUnit.factor()))
                .divide(amount.multiply(unit.factor()), price.currency().digits(), RoundingMode.HALF_UP);
        return Money.of(one, price.currency());
    }

    /** {@code base} of {@code baseUnit}, written in {@code unit}; empty when the two measure different things. */
    public static Optional<BigDecimal> converted(BigDecimal base, Unit baseUnit, Unit unit) {
        return baseUnit.kind() != unit.kind()
                ? Optional.empty()
                // All factors are powers of ten.
                : Optional.of(base.multiply(baseUnit.factor())
                        .divide(unit.factor(), MathContext.DECIMAL64)
                        .stripTrailingZeros());
    }
}
