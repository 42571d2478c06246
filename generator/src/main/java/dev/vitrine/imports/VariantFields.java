package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Measure;
import dev.vitrine.model.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads facts of variants that every format has. */
final class VariantFields {

    private static final BigDecimal MOST_GRAMS = new BigDecimal("100000000");

    private final ImportLog log;

    VariantFields(ImportLog log) {
        this.log = log;
    }

    /** A valid GTIN; empty when there is none. */
    String gtin(Cell cell) {
        String text = cell.unguarded();
        if (text.isEmpty() || text.matches("0+")) {
            return "";
        }
        if (text.matches("\\d+(?:[.,]\\d+)?[eE]\\+?\\d+")) {
            log.report(
                    Rule.CATALOG_INVALID_GTIN,
                    cell,
                    "'" + ImportLog.shown(text) + "' is a number a spreadsheet has cut; the barcode is left out",
                    "format the column as text before entering barcodes");
            return "";
        }
        Optional<String> gtin = Gtin.parse(text);
        if (gtin.isEmpty()) {
            log.report(
                    Rule.CATALOG_INVALID_GTIN,
                    cell,
                    "'" + ImportLog.shown(text) + "' is no valid GTIN; it is left out",
                    "check the digits; a GTIN has 8, 12, 13 or 14");
        }
        return gtin.orElse("");
    }

    /** A weight in grams. */
    OptionalInt weight(Cell cell, String unit, boolean decimalComma) {
        if (cell.isBlank()) {
            return OptionalInt.empty();
        }
        BigDecimal grams = grams(unit);
        Optional<BigDecimal> weight =
                Numbers.parse(cell.unguarded(), decimalComma).map(number -> number.multiply(grams));
        if (weight.isEmpty() || weight.get().signum() < 0 || weight.get().compareTo(MOST_GRAMS) > 0) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    cell,
                    "'" + ImportLog.shown(cell.text()) + "' is no weight",
                    "write a number, in " + unit);
            return OptionalInt.empty();
        }
        int rounded = weight.get().setScale(0, RoundingMode.HALF_UP).intValueExact();
        return rounded == 0 ? OptionalInt.empty() : OptionalInt.of(rounded);
    }

    /**
     * How much a variant holds; empty when the cells do not say.
     *
     * @param amount how much
     * @param unit of what
     * @param base how much the unit price is for; may be blank
     * @param baseUnit of what; may be blank
     */
    Optional<Measure> measure(Cell amount, Cell unit, Cell base, Cell baseUnit, boolean decimalComma) {
        Optional<BigDecimal> number =
                Numbers.parse(amount.unguarded(), decimalComma).filter(found -> found.signum() > 0);
        if (number.isEmpty() || unit.isBlank()) {
            return Optional.empty();
        }
        Optional<Unit> measured = unit(unit);
        Optional<Unit> compared = baseUnit.isBlank() ? measured : unit(baseUnit);
        if (measured.isEmpty() || compared.isEmpty()) {
            Cell unknown = measured.isEmpty() ? unit : baseUnit;
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    unknown,
                    "'" + ImportLog.shown(unknown.text()) + "' is no unit of unit prices; the measure is left out",
                    "use mg, g, kg, ml, cl, l, cm, m or m2");
            return Optional.empty();
        }
        BigDecimal plain = number.get().stripTrailingZeros();
        BigDecimal whole = plain.scale() < 0 ? plain.setScale(0) : plain;
        Optional<BigDecimal> per = Numbers.parse(base.unguarded(), decimalComma)
                .filter(found -> found.signum() > 0)
                .flatMap(found -> Measure.converted(found, compared.get(), measured.get()))
                .map(found -> found.scale() < 0 ? found.setScale(0) : found);
        Measure usual = Measure.usual(whole, measured.get());
        boolean asUsual = per.isEmpty()
                || Measure.converted(usual.base(), usual.baseUnit(), measured.get())
                        .filter(found -> found.compareTo(per.get()) == 0)
                        .isPresent();
        return Optional.of(asUsual ? usual : Measure.of(whole, measured.get(), per.get()));
    }

    private static Optional<Unit> unit(Cell cell) {
        return switch (cell.unguarded().toLowerCase(Locale.ROOT)) {
            case "item", "items", "pc", "pcs", "unit" -> Optional.of(Unit.PIECE);
            case "m²", "sqm" -> Optional.of(Unit.M2);
            default -> Unit.of(cell.unguarded().toLowerCase(Locale.ROOT)).filter(Unit.sold()::contains);
        };
    }

    private static BigDecimal grams(String unit) {
        return switch (unit.strip().toLowerCase(Locale.ROOT)) {
            case "kg", "kgs", "kilogram", "kilograms" -> new BigDecimal("1000");
            case "lb", "lbs", "pound", "pounds" -> new BigDecimal("453.59237");
            case "oz", "ounce", "ounces" -> new BigDecimal("28.349523125");
            default -> BigDecimal.ONE;
        };
    }

    /** A whole number of pieces, negative ones included. */
    OptionalInt stock(Cell cell, boolean decimalComma) {
        if (cell.isBlank()) {
            return OptionalInt.empty();
        }
        Optional<BigDecimal> number = Numbers.parse(cell.unguarded(), decimalComma);
        if (number.isEmpty() || number.get().abs().compareTo(MOST_GRAMS) > 0) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    cell,
                    "'" + ImportLog.shown(cell.text()) + "' is no number of pieces",
                    "write a whole number");
            return OptionalInt.empty();
        }
        return OptionalInt.of(number.get().setScale(0, RoundingMode.FLOOR).intValueExact());
    }

    /** Whether a cell says yes, in the words spreadsheets and shops use. */
    static boolean yes(Cell cell) {
        return switch (cell.unguarded().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y", "wahr", "ja", "vrai", "oui", "verdadero", "si", "sí", "waar" -> true;
            default -> false;
        };
    }

    /** Whether a cell says no. */
    static boolean no(Cell cell) {
        return switch (cell.unguarded().toLowerCase(Locale.ROOT)) {
            case "false", "0", "no", "n", "falsch", "nein", "faux", "non", "falso", "onwaar", "nee" -> true;
            default -> false;
        };
    }
}
