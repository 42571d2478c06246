package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.diagnostics.Rule;
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
