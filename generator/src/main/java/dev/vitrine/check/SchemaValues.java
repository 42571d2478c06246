package dev.vitrine.check;

import dev.vitrine.model.Currency;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether texts are what a schema.org field takes. */
final class SchemaValues {

    private static final String SCHEMA = "https://schema.org/";
    private static final String OLD_SCHEMA = "http://schema.org/";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern TIME =
            Pattern.compile("T[0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?(Z|[+-][0-2][0-9]:?[0-5][0-9])?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*");

    private SchemaValues() {}

    /** Whether {@code text} is of {@code kind}, which is no node. */
    static boolean fits(SchemaTypes.Kind kind, String text) {
        return switch (kind.form()) {
            case TEXT -> !text.isBlank();
            case URL -> url(text);
            case DATE -> date(text);
            case NUMBER -> NUMBER.matcher(text).matches();
            case RATING -> NUMBER.matcher(text).matches() && !text.startsWith("-") && Double.parseDouble(text) <= 5;
            case AMOUNT -> NUMBER.matcher(text).matches() && !text.startsWith("-");
            case PRICE -> NUMBER.matcher(text).matches() && !text.startsWith("-") && positive(text);
            case WHOLE -> WHOLE.matcher(text).matches();
            case CURRENCY -> Currency.parse(text).isPresent();
            case COUNTRY -> COUNTRIES.contains(text);
            case LANGUAGE -> LANGUAGE.matcher(text).matches();
            case GTIN -> gtin(text);
            case WORD -> kind.names().contains(word(text));
            case NODE -> false;
        };
    }

    /** A word without the address of schema.org, which may be left out. */
    static String word(String text) {
        if (text.startsWith(SCHEMA)) {
            return text.substring(SCHEMA.length());
        }
        return text.startsWith(OLD_SCHEMA) ? text.substring(OLD_SCHEMA.length()) : text;
    }

    private static boolean positive(String number) {
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) >= '1' && number.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean url(String text) {
        int host = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : -1;
        if (host < 0 || text.length() == host || text.charAt(host) == '/') {
            return false;
        }
        for (int i = host; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean date(String text) {
        if (text.length() < 10) {
            return false;
        }
        try {
            LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException e) {
            return false;
        }
        return text.length() == 10 || TIME.matcher(text.substring(10)).matches();
    }

    /** The last digit makes the sum of all digits, every second one threefold, a multiple of ten. */
    private static boolean gtin(String text) {
        int length = text.length();
        if (length != 8 && length != 12 && length != 13 && length != 14) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += (length - i) % 2 == 0 ? 3 * digit : digit;
        }
        return sum % 10 == 0;
    }
}
