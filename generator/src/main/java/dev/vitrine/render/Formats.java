package dev.vitrine.render;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Money;
import dev.vitrine.model.Storefront;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Amounts, numbers, dates and names of countries as shoppers of one storefront write them; thread-safe. */
final class Formats {

    /** Prices repeat a lot; beyond this many different ones they are formatted anew. */
    private static final int KEPT_AMOUNTS = 20_000;

    private final ULocale locale;
    private final LocalizedNumberFormatter money;
    private final LocalizedNumberFormatter wholeMoney;
    private final LocalizedNumberFormatter number;
    private final DateFormat date;
    private final MoneyPattern moneyPattern;
    private final Map<Long, String> amounts = new ConcurrentHashMap<>();

    Formats(Storefront storefront) {
        this.locale = locale(storefront);
        com.ibm.icu.util.Currency currency = com.ibm.icu.util.Currency.getInstance(
                storefront.market().currency().code());
        int digits = storefront.market().currency().digits();
        this.money = NumberFormatter.withLocale(locale).unit(currency).precision(Precision.fixedFraction(digits));
        this.moneyPattern = MoneyPattern.of(money, digits);
        this.wholeMoney = NumberFormatter.withLocale(locale).unit(currency).precision(Precision.integer());
        this.number = NumberFormatter.withLocale(locale);
        this.date = DateFormat.getDateInstance(DateFormat.LONG, locale);
        this.date.setTimeZone(TimeZone.GMT_ZONE);
    }

    /** The language, with the market's country unless the language names one itself. */
    static ULocale locale(Storefront storefront) {
        ULocale language =
                ULocale.forLanguageTag(storefront.language().language().tag());
        return language.getCountry().isEmpty()
                ? new ULocale.Builder()
                        .setLocale(language)
                        .setRegion(storefront.market().mainCountry())
                        .build()
                : language;
    }

    ULocale locale() {
        return locale;
    }

    /** An amount in the storefront's currency: {@code 1.234,50 €}. */
    String money(Money amount) {
        String known = amounts.get(amount.minor());
        if (known != null) {
            return known;
        }
        String text = money.format(amount.amount()).toString();
        if (amounts.size() < KEPT_AMOUNTS) {
            amounts.put(amount.minor(), text);
        }
        return text;
    }

    /** An amount without decimals when it has none, for running text: {@code 80 €}. */
    String roundMoney(Money amount) {
        boolean whole = amount.amount().stripTrailingZeros().scale() <= 0;
        return whole ? wholeMoney.format(amount.amount()).toString() : money(amount);
    }

    /** How {@link #money} writes amounts, for scripts that write them too. */
    MoneyPattern moneyPattern() {
        return moneyPattern;
    }

    String number(BigDecimal value) {
        return number.format(value).toString();
    }

    /** A number with one decimal, such as an average: {@code 4,6}. */
    String decimal(BigDecimal value) {
        return number.precision(Precision.fixedFraction(1)).format(value).toString();
    }

    /** An amount of a unit in its short form: {@code 100 ml}. */
    String measure(BigDecimal amount, MeasureUnit unit) {
        return number.unit(unit)
                .unitWidth(NumberFormatter.UnitWidth.SHORT)
                .format(amount)
                .toString();
    }

    synchronized String date(LocalDate day) {
        return date.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** The name of a country. */
    String country(String code) {
        return new ULocale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** What stands between the items of a short list. */
    String separator() {
        return switch (locale.getLanguage()) {
            case "ja", "zh" -> "、";
            case "ar", "fa", "ur" -> "، ";
            default -> ", ";
        };
    }
}
