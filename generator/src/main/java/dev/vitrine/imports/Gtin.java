package dev.vitrine.imports;

import java.text.Normalizer;
import java.util.Optional;

/** Checks and mends the article numbers on barcodes. */
final class Gtin {

    private Gtin() {}

    /** The number of {@code text} when it is valid, with leading zeros a spreadsheet took away, and an old ISBN as its new one. */
    static Optional<String> parse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\u2010-\u2015-]", "");
        if (plain.matches("\\d{9}[\\dXx]") && isbn10(plain)) {
            String thirteen = "978" + plain.substring(0, 9);
            return Optional.of(thirteen + checkDigit(thirteen));
        }
        if (!plain.matches("\\d{7,14}")) {
            return Optional.empty();
        }
        String digits = switch (plain.length()) {
            case 7 -> "0" + plain;
            case 9, 10, 11 -> "0".repeat(12 - plain.length()) + plain;
            default -> plain;
        };
        boolean valid = checkDigit(digits.substring(0, digits.length() - 1)) == digits.charAt(digits.length() - 1) - '0'
                && !digits.chars().allMatch(c -> c == '0');
        return valid ? Optional.of(digits) : Optional.empty();
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    private static boolean isbn10(String digits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            char c = digits.charAt(i);
            sum += (10 - i) * (c == 'X' || c == 'x' ? 10 : c - '0');
        }
        return sum % 11 == 0;
    }
}
