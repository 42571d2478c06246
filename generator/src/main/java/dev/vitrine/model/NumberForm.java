package dev.vitrine.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A form of numbers that authorities give, with its check digits; dots, dashes, slashes and blanks between the digits do not count. */
public enum NumberForm {
    /** Companies in Brazil: 12 digits or letters and 2 check digits. */
    CNPJ,
    /** VAT numbers of Italy: 11 digits, the last a check digit; {@code IT} may stand before them. */
    IT_VAT,
    /** Businesses in South Korea: 10 digits, the last a check digit. */
    KR_BUSINESS,
    /** Businesses in China: 18 digits or letters, the last a check character. */
    CN_CREDIT,
    /** Sites in China: {@code 京ICP备12345678号}, with or without {@code -1}. */
    CN_ICP,
    /** Commercial registrations in Saudi Arabia: 10 digits. */
    SA_COMMERCIAL,
    /** Tax numbers of Saudi Arabia: 15 digits, the first and the last a 3. */
    SA_TAX,
    /** Producers in France: {@code FR123456_01ABCD}. */
    FR_UIN,
    /** Makers of electrical goods in Germany: {@code DE12345678}. */
    DE_WEEE;

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s.\\-/\u00a0]");
    private static final Pattern ICP = Pattern.compile("\\p{IsHan}ICP[备证]\\d{6,10}号(-\\d{1,3})?");
    private static final String CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** As packs write it: {@code it-vat}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The form called {@code id}. */
    public static Optional<NumberForm> of(String id) {
        return Stream.of(values()).filter(form -> form.id().equals(id)).findFirst();
    }

    /** Whether {@code number} is one, as far as its form says. */
    public boolean fits(String number) {
        String plain = PUNCTUATION.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
        return switch (id()) {
            case "cnpj" -> isCnpj(plain);
            case "it-vat" -> isItalianVat(plain);
            case "kr-business" -> isKoreanBusiness(plain);
            case "cn-credit" -> isChineseCredit(plain);
            // The dash before the number of the site counts.
            case "cn-icp" -> ICP.matcher(number.replaceAll("\\s", "")).matches();
            case "sa-commercial" -> plain.matches("\\d{10}");
            case "sa-tax" -> plain.matches("3\\d{13}3");
            case "fr-uin" -> plain.matches("FR\\d{6}_\\d{2}[A-Z]{4}");
            case "de-weee" -> plain.matches("(WEEE(REGNR)?:?)?DE\\d{8}");
            default -> throw new IllegalStateException(name());
        };
    }

    private static boolean isCnpj(String number) {
        if (!number.matches("[0-9A-Z]{12}\\d{2}") || number.chars().distinct().count() == 1) {
            return false;
        }
        return cnpjDigit(number, 12) == number.charAt(12) - '0' && cnpjDigit(number, 13) == number.charAt(13) - '0';
    }

    /** Letters count as their place after the digits, by ASCII; weights run from 2 to 9 from the right. */
    private static int cnpjDigit(String number, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int weight = (length - 1 - i) % 8 + 2;
            sum += (number.charAt(i) - '0') * weight;
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    private static boolean isItalianVat(String number) {
        String digits = number.startsWith("IT") ? number.substring(2) : number;
        if (!digits.matches("\\d{11}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            int digit = digits.charAt(i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean isKoreanBusiness(String number) {
        if (!number.matches("\\d{10}")) {
            return false;
        }
        int[] weights = {1, 3, 7, 1, 3, 7, 1, 3, 5};
        int sum = (number.charAt(8) - '0') * 5 / 10;
        for (int i = 0; i < weights.length; i++) {
            sum += (number.charAt(i) - '0') * weights[i];
        }
        return (10 - sum % 10) % 10 == number.charAt(9) - '0';
    }

    private static boolean isChineseCredit(String number) {
        if (number.length() != 18 || number.chars().anyMatch(c -> CREDIT_CHARACTERS.indexOf(c) < 0)) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CREDIT_CHARACTERS.indexOf(number.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CREDIT_CHARACTERS.charAt((31 - sum % 31) % 31) == number.charAt(17);
    }
}
