package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Market;
import dev.vitrine.model.Money;
import dev.vitrine.model.Price;
import dev.vitrine.model.Prices;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads prices. */
final class Amounts {

    private Amounts() {}

    /** {@code value} in {@code currency}; an amount it cannot have is reported. */
    static Optional<Money> money(JsonValue value, Currency currency, Diagnostics diagnostics) {
        Optional<BigDecimal> amount = value.asNumber();
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        if (amount.get().signum() < 0) {
            diagnostics.report(
                    Rule.CATALOG_INVALID_PRICE,
                    value.at(),
                    amount.get().toPlainString() + " is negative",
                    "a price is 0 or more; a lower price goes into \"amount\", the earlier one into \"compareAt\"");
            return Optional.empty();
        }
        try {
            return Optional.of(Money.of(amount.get(), currency));
        } catch (ArithmeticException e) {
            diagnostics.report(
                    Rule.CATALOG_INVALID_PRICE,
                    value.at(),
                    amount.get().toPlainString() + " is no amount in " + currency.code() + ", which has "
                            + (currency.digits() == 0 ? "no decimals" : currency.digits() + " decimals"),
                    "round it");
            return Optional.empty();
        }
    }

    /** Prices by market id or currency code; other keys are reported. */
    static Prices prices(Optional<JsonValue.Obj> written, Map<String, Market> markets, Diagnostics diagnostics) {
        if (written.isEmpty()) {
            return Prices.NONE;
        }
        Map<String, Price> prices = new LinkedHashMap<>();
        written.get().fields().forEach((key, field) -> {
            Market market = markets.get(key);
            Optional<Currency> currency = market != null ? Optional.of(market.currency()) : Currency.parse(key);
            if (currency.isEmpty()) {
                reportKey(key, field.nameAt(), markets, diagnostics);
            } else {
                price(field.value(), currency.get(), diagnostics).ifPresent(price -> prices.put(key, price));
            }
        });
        return new Prices(prices);
    }

    private static void reportKey(String key, Location at, Map<String, Market> markets, Diagnostics diagnostics) {
        diagnostics.report(
                Rule.CATALOG_UNKNOWN_CURRENCY,
                at,
                "'" + ShapeCheck.shorten(key) + "' is neither a currency code nor a market",
                "use a three-letter code such as EUR, or one of the markets " + String.join(", ", markets.keySet()));
    }

    private static Optional<Price> price(JsonValue value, Currency currency, Diagnostics diagnostics) {
        if (!(value instanceof JsonValue.Obj obj)) {
            return money(value, currency, diagnostics).map(amount -> new Price(amount, Optional.empty()));
        }
        Optional<Money> amount = obj.get("amount").flatMap(found -> money(found, currency, diagnostics));
        Optional<Money> compareAt = obj.get("compareAt").flatMap(found -> money(found, currency, diagnostics));
        if (amount.isPresent()
                && compareAt.isPresent()
                && compareAt.get().minor() <= amount.get().minor()) {
            diagnostics.report(
                    Rule.CATALOG_INVALID_PRICE,
                    obj.get("compareAt").map(JsonValue::at).orElse(obj.at()),
                    compareAt.get().plain() + " is not higher than the price "
                            + amount.get().plain(),
                    "compareAt is the earlier, higher price; leave it out when there is none");
            compareAt = Optional.empty();
        }
        Optional<Money> higher = compareAt;
        return amount.map(money -> new Price(money, higher));
    }
}
