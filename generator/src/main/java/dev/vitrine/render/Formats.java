package dev.vitrine.render;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Measurement;
import dev.vitrine.model.Money;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Unit;
import dev.vitrine.plan.StorefrontLocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Amounts, numbers, measures, dates, lists and names of countries as shoppers of one storefront write them; thread-safe. */
final class Formats {

    /** Prices and other numbers repeat a lot; beyond this many different ones they are formatted anew. */
    private static final int KEPT_AMOUNTS = 20_000;

    private final ULocale locale;
    private final LocalizedNumberFormatter money;
    private final LocalizedNumberFormatter wholeMoney;
    private final LocalizedNumberFormatter number;
    private final DateFormat date;
    private final MoneyPattern moneyPattern;
    private final ListFormatter lists;
    private final Comparator<String> names;
    private final String opening;
    private final String closing;
    private final Map<Long, String> amounts = new ConcurrentHashMap<>();
    private final Map<BigDecimal, String> numbers = new ConcurrentHashMap<>();
    private final Map<Unit, LocalizedNumberFormatter> units = new ConcurrentHashMap<>();

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
        this.lists = ListFormatter.getInstance(locale);
        this.names = StorefrontLocale.names(locale);
        LocaleData data = LocaleData.getInstance(locale);
        // French sets a narrow space inside its marks, which CLDR leaves to writers.
        String inside = locale.getLanguage().equals("fr") ? "\u202F" : "";
        this.opening = data.getDelimiter(LocaleData.QUOTATION_START) + inside;
        this.closing = inside + data.getDelimiter(LocaleData.QUOTATION_END);
    }

    static ULocale locale(Storefront storefront) {
        return StorefrontLocale.of(storefront);
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
        String known = numbers.get(value);
        if (known != null) {
            return known;
        }
        String text = number.format(value).toString();
        if (numbers.size() < KEPT_AMOUNTS) {
            numbers.put(value, text);
        }
        return text;
    }

    /** A number with one decimal, such as an average: {@code 4,6}. */
    String decimal(BigDecimal value) {
        return number.precision(Precision.fixedFraction(1)).format(value).toString();
    }

    /** An amount of a unit in its short form: {@code 100 ml}. */
    String measure(BigDecimal amount, Unit unit) {
        // To make a formatter takes far longer than to use one.
        return units.computeIfAbsent(
                        unit,
                        id -> number.unit(MeasureUnit.forIdentifier(id.cldr()))
                                .unitWidth(NumberFormatter.UnitWidth.SHORT))
                .format(amount)
                .toString();
    }

    /** Its amounts and their unit: {@code 7,5 cm}, {@code 30 × 20 × 4 cm}. */
    String measurement(Measurement measurement) {
        List<BigDecimal> amounts = measurement.amounts().stream()
                .map(amount -> new BigDecimal(Measurement.plain(amount)))
                .toList();
        BigDecimal last = amounts.get(amounts.size() - 1);
        // A number and its unit stay on one line.
        String text = measure(last, measurement.unit()).replace(' ', '\u00A0');
        if (measurement.single()) {
            return text;
        }
        // The unit agrees with the last number, before or behind which the language puts it.
        String written = number(last);
        int at = text.indexOf(written);
        String all = amounts.stream().map(this::number).collect(Collectors.joining(" × "));
        return at < 0 ? all + " " + text : text.substring(0, at) + all + text.substring(at + written.length());
    }

    synchronized String date(LocalDate day) {
        return date.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** The name of a country. */
    String country(String code) {
        return new ULocale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** The items as a sentence lists them: {@code oak, brass, and linen}. */
    String list(List<String> items) {
        return lists.format(items);
    }

    /** {@code text} in the language's quotation marks: {@code „Aki“}, {@code « Aki »}. */
    String quote(String text) {
        return opening + text + closing;
    }

    /** The order shoppers look for names in. */
    Comparator<String> names() {
        return names;
    }
}
