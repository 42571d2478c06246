package dev.vitrine.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How large, heavy or strong something is: {@code 12 cm}, or {@code 30 × 20 × 4 cm}.
 *
 * @param amounts one, or one per dimension
 * @param unit what they are measured in
 */
public record Measurement(List<BigDecimal> amounts, Unit unit) {

    private static final String NUMBER = "-?[0-9]{1,12}(?:\\.[0-9]{1,6})?";
    private static final Pattern WRITTEN =
            Pattern.compile("(" + NUMBER + "(?: ?[×xX*] ?" + NUMBER + "){0,3})([^0-9].{0,15})?");

    public Measurement {
        amounts = List.copyOf(amounts);
    }

    /** One amount of {@code unit}. */
    public static Measurement of(BigDecimal amount, Unit unit) {
        return new Measurement(List.of(amount), unit);
    }

    /** What {@code text} says, such as {@code 12}, {@code 1.6 l} or {@code 30 x 20 x 4 cm}; {@code standard} is meant where it names no unit. */
    public static Optional<Measurement> parse(String text, Optional<Unit> standard) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        String named = Optional.ofNullable(written.group(2))
                .orElse("")
                .replaceAll("[\\u00A0\\u202F]", " ")
                .strip();
        Optional<Unit> unit = named.isEmpty() ? standard : Unit.written(named).filter(found -> found != Unit.PIECE);
        List<BigDecimal> amounts = new ArrayList<>();
        for (String amount : written.group(1).split(" ?[×xX*] ?")) {
            amounts.add(new BigDecimal(amount));
        }
        return unit.map(found -> new Measurement(amounts, found));
    }

    /** Whether it has one amount, which can be told and compared as a number. */
    public boolean single() {
        return amounts.size() == 1;
    }

    /** The amounts in {@code other}, as one text that is the same for every way to write them: {@code 12} or {@code 30 × 20}. */
    public String in(Unit other) {
        return amounts.stream()
                .map(amount -> plain(unit.convert(amount, other)))
                .collect(Collectors.joining(" × "));
    }

    /** {@code amount} without zeros at its end. */
    public static String plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
