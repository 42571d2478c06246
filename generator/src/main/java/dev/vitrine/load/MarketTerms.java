package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.someOf;
import static dev.vitrine.load.Shape.whole;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Market;
import dev.vitrine.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads how a market delivers and takes goods back. */
final class MarketTerms {

    static final Shape.Obj SHIPPING = object("shipping", "The delivery promise.")
            .optional("freeFrom", new Shape.Amount(), "order value from which delivery is free")
            .optional("days", list(whole(0, 365)), "fewest and most working days until delivery")
            .optional("rate", new Shape.Amount(), "what delivery costs below that; 0 for always free")
            .optional("handlingDays", someOf(whole(0, 365)), "fewest and most working days until a parcel leaves")
            .optional(
                    "transitDays",
                    someOf(whole(0, 365)),
                    "fewest and most working days on the way; default: days less handlingDays")
            .optional("from", matching("[A-Z]{2}", "a country code such as DE"), "the country parcels leave from")
            .optional(
                    "duties",
                    word("included", "due"),
                    "duties and import taxes: included in the price, or due when the parcel comes")
            .build();

    private static final Shape DATE =
            matching("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "a date such as 2026-03-01");

    static final Shape SALE_WINDOWS = list(object("span", "A span of days.")
            .required("from", DATE, "the first day")
            .required("to", DATE, "the last day")
            .build());

    static final Shape.Obj RETURNS = object("returns", "How goods are returned within returnDays.")
            .optional(
                    "fee",
                    either(word("free", "customer"), new Shape.Amount()),
                    "\"free\", \"customer\" (who pays what the carrier asks), or what is taken off the refund")
            .optional("methods", someOf(word("mail", "store", "kiosk")), "how goods come back")
            .optional(
                    "country",
                    matching("[A-Z]{2}", "a country code such as DE"),
                    "where goods go; default: the company's country")
            .optional(
                    "withdrawalUrl",
                    matching("https://\\S+|/\\S*", "an https address, or a path of this site"),
                    "where a contract is withdrawn from online")
            .build();

    private final Diagnostics diagnostics;

    MarketTerms(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Market.Shipping shipping(JsonValue.Obj obj, Currency currency) {
        Optional<Market.Days> days = days(obj, "days");
        Optional<Market.Days> handling = days(obj, "handlingDays");
        Optional<Market.Days> transit = days(obj, "transitDays")
                .or(() -> days.flatMap(all -> handling.map(before -> new Market.Days(
                        Math.max(0, all.least() - before.least()), Math.max(0, all.most() - before.most())))));
        return new Market.Shipping(
                money(obj, "freeFrom", currency),
                days.map(all -> OptionalInt.of(all.least())).orElseGet(OptionalInt::empty),
                days.map(all -> OptionalInt.of(all.most())).orElseGet(OptionalInt::empty),
                money(obj, "rate", currency),
                handling,
                transit,
                obj.text("from").filter(country -> isCountry(country, obj.get("from"), diagnostics)),
                switch (obj.text("duties").orElse("")) {
                    case "included" -> Optional.of(Market.Duties.INCLUDED);
                    case "due" -> Optional.of(Market.Duties.DUE);
                    default -> Optional.empty();
                });
    }

    /** Spans of days; one the wrong way round is reported, and left out. */
    List<Market.Span> spans(JsonValue.Obj obj, String field) {
        List<Market.Span> spans = new ArrayList<>();
        for (JsonValue value : obj.list(field)) {
            if (value instanceof JsonValue.Obj one) {
                Optional<LocalDate> from = ProductReader.date(one, "from", diagnostics);
                Optional<LocalDate> to = ProductReader.date(one, "to", diagnostics);
                if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
                    diagnostics.report(
                            Rule.JSON_INVALID_VALUE,
                            one.at(),
                            "the span ends on " + to.get() + ", before it begins on " + from.get(),
                            "write the first day as \"from\" and the last as \"to\"");
                } else if (from.isPresent() && to.isPresent()) {
                    spans.add(new Market.Span(from.get(), to.get()));
                }
            }
        }
        return spans;
    }

    private Optional<Money> money(JsonValue.Obj obj, String field, Currency currency) {
        return obj.get(field).flatMap(value -> Amounts.money(value, currency, diagnostics));
    }

    /** A span of days; the wrong way round it is reported, and none. */
    private Optional<Market.Days> days(JsonValue.Obj obj, String field) {
        List<Integer> days = obj.list(field).stream()
                .flatMap(day -> day.asNumber().stream())
                .map(BigDecimal::intValue)
                .toList();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        int least = days.get(0);
        int most = days.get(days.size() - 1);
        if (days.size() <= 2 && least <= most) {
            return Optional.of(new Market.Days(least, most));
        }
        diagnostics.report(
                Rule.JSON_INVALID_VALUE,
                obj.get(field).map(JsonValue::at).orElse(obj.at()),
                days.size() > 2
                        ? "\"" + field + "\" has " + days.size() + " numbers"
                        : "the fewest days, " + least + ", are more than the most, " + most,
                "write the fewest and the most days, such as [2, 4]");
        return Optional.empty();
    }

    Market.Returns returns(Optional<JsonValue.Obj> written, Currency currency) {
        if (written.isEmpty()) {
            return Market.Returns.UNSTATED;
        }
        JsonValue.Obj obj = written.get();
        Optional<JsonValue> fee = obj.get("fee");
        Optional<String> word = fee.flatMap(JsonValue::asText);
        Optional<Money> amount = fee.filter(value -> value.asNumber().isPresent())
                .flatMap(value -> Amounts.money(value, currency, diagnostics));
        Optional<Market.Returns.Fee> who = switch (word.orElse("")) {
            case "free" -> Optional.of(Market.Returns.Fee.FREE);
            case "customer" -> Optional.of(Market.Returns.Fee.CUSTOMER);
            default -> amount.map(money -> money.minor() == 0 ? Market.Returns.Fee.FREE : Market.Returns.Fee.FIXED);
        };
        return new Market.Returns(
                who,
                amount.filter(money -> money.minor() > 0),
                obj.list("methods").stream()
                        .flatMap(value -> value.asText().stream())
                        .flatMap(text -> method(text).stream())
                        .distinct()
                        .toList(),
                obj.text("country").filter(country -> isCountry(country, obj.get("country"), diagnostics)),
                obj.text("withdrawalUrl"));
    }

    private static Optional<Market.ReturnMethod> method(String text) {
        for (Market.ReturnMethod method : Market.ReturnMethod.values()) {
            if (method.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /** Whether there is such a country; others are reported. */
    static boolean isCountry(String code, Optional<JsonValue> at, Diagnostics diagnostics) {
        if (List.of(Locale.getISOCountries()).contains(code)) {
            return true;
        }
        at.ifPresent(value -> diagnostics.report(
                Rule.JSON_INVALID_VALUE,
                value.at(),
                "'" + ShapeCheck.shorten(code) + "' is not a country code",
                "use ISO 3166-1, for example GB for the United Kingdom"));
        return false;
    }
}
