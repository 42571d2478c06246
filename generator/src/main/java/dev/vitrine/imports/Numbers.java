package dev.vitrine.imports;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts as people and spreadsheets write them. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile(
            "[\\p{Sc}\\p{L}.\\s]*?([-−–+]?)[\\p{Sc}\\p{L}\\s]*(\\d[\\d.,'’\\s]*|[.,]\\d+)[\\p{Sc}\\p{L}.,/\\-–—\\s]*");
    private static final Pattern SCIENTIFIC = Pattern.compile("[-+]?\\d+(?:[.,]\\d+)?[eE][-+]?\\d{1,2}");

    private Numbers() {}

    /**
     * The number in {@code text}.
     *
     * @param text with or without currency, thousands separators, full-width digits
     * @param decimalComma what to make of a text such as {@code 1.299} or {@code 1,299} that can be read both ways
     */
    static Optional<BigDecimal> parse(String text, boolean decimalComma) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .strip();
        if (plain.length() > 40) {
            return Optional.empty();
        }
        if (SCIENTIFIC.matcher(plain).matches()) {
            return Optional.of(new BigDecimal(plain.replace(',', '.')));
        }
        Matcher matcher = NUMBER.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = decimal(matcher.group(2).replaceAll("['’\\s]", ""), decimalComma);
        try {
            BigDecimal number = new BigDecimal(digits);
            String sign = matcher.group(1);
            return Optional.of(sign.isEmpty() || sign.equals("+") ? number : number.negate());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The digits with a point for decimals, whatever the separators meant. */
    private static String decimal(String digits, boolean decimalComma) {
        String number =
                digits.endsWith(".") || digits.endsWith(",") ? digits.substring(0, digits.length() - 1) : digits;
        int comma = number.lastIndexOf(',');
        int point = number.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? number.replace(".", "").replace(',', '.') : number.replace(",", "");
        }
        if (comma < 0 && point < 0) {
            return number;
        }
        char separator = comma >= 0 ? ',' : '.';
        int last = Math.max(comma, point);
        if (number.indexOf(separator) != last) {
            return number.replace(String.valueOf(separator), "");
        }
        boolean looksLikeThousands = number.length() - last == 4 && last >= 1 && last <= 3 && number.charAt(0) != '0';
        boolean isDecimal = (separator == ',') == decimalComma;
        return looksLikeThousands && !isDecimal
                ? number.replace(String.valueOf(separator), "")
                : number.replace(separator, '.');
    }
}
