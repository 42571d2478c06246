package dev.vitrine.render;

import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.LocaleData.MeasurementSystem;
import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Market;
import dev.vitrine.model.Measurement;
import dev.vitrine.model.Unit;
import dev.vitrine.model.UnitSystem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Writes measurements in the units shoppers of one storefront think in; thread-safe. */
final class Measures {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Formats formats;
    private final UnitSystem system;

    Measures(Formats formats, Market market) {
        this.formats = formats;
        this.system = system(market);
    }

    /** What the market states, or else what is usual in its main country. */
    static UnitSystem system(Market market) {
        return market.units().orElseGet(() -> {
            MeasurementSystem usual = LocaleData.getMeasurementSystem(
                    new ULocale.Builder().setRegion(market.mainCountry()).build());
            return usual == MeasurementSystem.US
                    ? UnitSystem.US
                    : usual == MeasurementSystem.UK ? UnitSystem.UK : UnitSystem.METRIC;
        });
    }

    /** {@code 12 cm}; in the United States {@code 4.7 in (12 cm)}, in the United Kingdom {@code 12 cm (4.7 in)}. */
    String text(Measurement measurement) {
        String stated = formats.measurement(measurement);
        Optional<String> converted = converted(measurement).map(formats::measurement);
        if (converted.isEmpty()) {
            return stated;
        }
        return switch (system) {
            case METRIC -> converted.get();
            case US -> converted.get() + " (" + stated + ")";
            case UK ->
                metric(measurement.unit())
                        ? stated + " (" + converted.get() + ")"
                        : converted.get() + " (" + stated + ")";
        };
    }

    /** As {@link #text}, without what stands in brackets. */
    String brief(Measurement measurement) {
        boolean own = system == UnitSystem.UK && metric(measurement.unit());
        return formats.measurement(own ? measurement : converted(measurement).orElse(measurement));
    }

    /** The measurement in other units; empty where the stated ones are understood. */
    private Optional<Measurement> converted(Measurement measurement) {
        BigDecimal largest = measurement.amounts().stream()
                .map(BigDecimal::abs)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        Unit unit = measurement.unit();
        Unit target = switch (system) {
            case METRIC -> toMetric(unit, largest);
            case US -> toUs(unit, largest);
            case UK -> unit.kind() == Unit.Kind.LENGTH && metric(unit) ? toUs(unit, largest) : toMetric(unit, largest);
        };
        return target == unit
                ? Optional.empty()
                : Optional.of(new Measurement(
                        measurement.amounts().stream()
                                .map(amount -> rounded(unit.convert(amount, target), target))
                                .toList(),
                        target));
    }

    private static boolean metric(Unit unit) {
        return toMetric(unit, ONE) == unit;
    }

    private static Unit toUs(Unit unit, BigDecimal amount) {
        return switch (unit) {
            case MM, CM -> Unit.IN;
            case M -> Unit.FT;
            case G, KG -> unit.convert(amount, Unit.LB).compareTo(ONE) < 0 ? Unit.OZ : Unit.LB;
            case ML, CL, L -> unit.convert(amount, Unit.GAL).compareTo(ONE) < 0 ? Unit.FL_OZ : Unit.GAL;
            case M2 -> Unit.FT2;
            case CELSIUS -> Unit.FAHRENHEIT;
            default -> unit;
        };
    }

    private static Unit toMetric(Unit unit, BigDecimal amount) {
        return switch (unit) {
            case IN -> Unit.CM;
            case FT -> Unit.M;
            case OZ, LB -> unit.convert(amount, Unit.KG).compareTo(ONE) < 0 ? Unit.G : Unit.KG;
            case FL_OZ, GAL -> unit.convert(amount, Unit.L).compareTo(ONE) < 0 ? Unit.ML : Unit.L;
            case FT2 -> Unit.M2;
            case FAHRENHEIT -> Unit.CELSIUS;
            default -> unit;
        };
    }

    /** As exact as a shopper measures: a tenth of an inch, an ounce of what holds ten, a whole degree. */
    private static BigDecimal rounded(BigDecimal amount, Unit unit) {
        BigDecimal size = amount.abs();
        int decimals = switch (unit) {
            case IN -> size.compareTo(HALF) < 0 ? 2 : 1;
            case CM -> size.compareTo(HUNDRED) < 0 ? 1 : 0;
            case OZ, FL_OZ, FT2 -> size.compareTo(TEN) < 0 ? 1 : 0;
            case FT, LB, GAL -> size.compareTo(HUNDRED) < 0 ? 1 : 0;
            case M, KG, L, M2 -> size.compareTo(TEN) < 0 ? 2 : 1;
            default -> 0;
        };
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
