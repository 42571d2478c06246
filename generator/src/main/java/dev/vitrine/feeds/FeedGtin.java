package dev.vitrine.feeds;

import java.util.Optional;

/** Says why an article number, whose digits are right, cannot stand for an article in trade. */
final class FeedGtin {

    private FeedGtin() {}

    /** What is wrong with {@code gtin}, if anything. */
    static Optional<String> problem(String gtin) {
        if (!gtin.matches("[0-9]{8}|[0-9]{12,14}")) {
            return Optional.of("has " + gtin.length() + " digits; a GTIN has 8, 12, 13 or 14");
        }
        int sum = 0;
        for (int i = 0; i < gtin.length() - 1; i++) {
            sum += (gtin.charAt(gtin.length() - 2 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        if ((10 - sum % 10) % 10 != gtin.charAt(gtin.length() - 1) - '0') {
            return Optional.of("has a wrong check digit");
        }
        if (gtin.length() == 8) {
            return gtin.charAt(0) == '0' || gtin.charAt(0) == '2'
                    ? Optional.of("is a number for use inside a shop")
                    : Optional.empty();
        }
        String prefix = ("0".repeat(14 - gtin.length()) + gtin).substring(1, 4);
        if (prefix.matches("02.|04.|2..")) {
            return Optional.of("is a number for use inside a shop or company");
        }
        return prefix.matches("05.|98[1-4]|99.") ? Optional.of("is the number of a coupon") : Optional.empty();
    }
}
