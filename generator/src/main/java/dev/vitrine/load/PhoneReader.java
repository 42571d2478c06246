package dev.vitrine.load;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.PhoneNumber;
import java.util.Optional;

/** Reads telephone numbers, and reports those that cannot be dialled. */
final class PhoneReader {

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final Optional<String> country;
    private final Diagnostics diagnostics;

    /** {@code country} is where numbers without a country code are from, an ISO 3166-1 code. */
    PhoneReader(Optional<String> country, Diagnostics diagnostics) {
        this.country = country;
        this.diagnostics = diagnostics;
    }

    /** The number in {@code written}; one that is wrong is reported and kept as it is written. */
    PhoneNumber read(JsonValue written) {
        String text = written.asText().orElse("").strip();
        if (!text.startsWith("+") && country.isEmpty()) {
            report(
                    written,
                    text,
                    "has no country code",
                    "begin it with + and the country code, such as +351 22 000 00 00");
            return asWritten(text);
        }
        try {
            Phonenumber.PhoneNumber number = numbers.parse(text, country.orElse("ZZ"));
            if (!numbers.isValidNumber(number)) {
                report(written, text, wrong(number), hint(number));
            }
            return new PhoneNumber(
                    numbers.format(number, PhoneNumberFormat.INTERNATIONAL),
                    numbers.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            report(
                    written,
                    text,
                    e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                            ? "begins with a country code that no country has"
                            : "is no telephone number",
                    "write + and the country code, then the number, such as +351 22 000 00 00");
            return asWritten(text);
        }
    }

    private String wrong(Phonenumber.PhoneNumber number) {
        return switch (numbers.isPossibleNumberWithReason(number)) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> "is too short";
            case TOO_LONG -> "is too long";
            default -> "is in no range that its country gives numbers from";
        };
    }

    private String hint(Phonenumber.PhoneNumber number) {
        String region = numbers.getRegionCodeForCountryCode(number.getCountryCode());
        Phonenumber.PhoneNumber example = numbers.getExampleNumber(region);
        return "correct it; numbers there look like "
                + (example == null ? "+351 22 000 00 00" : numbers.format(example, PhoneNumberFormat.INTERNATIONAL));
    }

    private void report(JsonValue written, String text, String wrong, String hint) {
        diagnostics.report(Rule.SITE_PHONE_NUMBER, written.at(), "'" + ShapeCheck.shorten(text) + "' " + wrong, hint);
    }

    private static PhoneNumber asWritten(String text) {
        return new PhoneNumber(text, text.replaceAll("[^+0-9]", ""));
    }
}
