package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Market;
import dev.vitrine.model.Money;
import dev.vitrine.model.Price;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the prices of the finished pages and data files with the catalogue's: what a shopper sees, what search engines are told and what the cart reckons with
 * must be one number. Thread-safe; keeps nothing.
 */
public final class PriceCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] JSON_LD = "application/ld+json".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SCRIPT_END = "</script".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PRICE_FACT = "data-fact=\"price\"".getBytes(StandardCharsets.US_ASCII);

    private final Site site;
    private final Diagnostics diagnostics;
    private final Map<String, Market> itemFolders = new HashMap<>();
    private final Map<String, Market> cardFolders = new HashMap<>();

    public PriceCheck(Site site, Diagnostics diagnostics) {
        this.site = site;
        site.settings().storefronts().forEach(storefront -> {
            String data = storefront.path().substring(1) + "data/";
            itemFolders.put(data + "items/", storefront.market());
            cardFolders.put(data + "cards/", storefront.market());
        });
        this.diagnostics = diagnostics;
    }

    /** What is noticed on one page while its attributes are read; for one thread. */
    public interface Reading extends AttributeReader {

        /** Whether no price of the page was found to be another than the catalogue's. */
        boolean same();
    }

    /** Begins the page of {@code route}. */
    public Reading page(Route route) {
        return new Page(
                route.storefront().market(),
                route.kind() == RouteKind.PRODUCT ? site.catalog().product(route.id()) : Optional.empty(),
                route.url().output().path(),
                Optional.empty());
    }

    /** One page, or a part of one that is kept in a data file. */
    private final class Page implements Reading {
        private final Market market;
        private final Optional<ProductEntry> product;
        private final String path;
        private final Optional<Location> whole;
        private final Deque<Scope> scopes = new ArrayDeque<>();
        private boolean same = true;

        /** A page; {@code whole} is where a part of a file is, whose own lines nobody sees. */
        private Page(Market market, Optional<ProductEntry> product, String path, Optional<Location> whole) {
            this.market = market;
            this.product = product;
            this.path = path;
            this.whole = whole;
        }

        @Override
        public boolean same() {
            return same;
        }

        @Override
        public void attribute(byte[] html, int length, int equals, int start, int end) {
            // Names end in one of these letters; most attributes are none of them.
            byte last = html[equals - 1];
            if (last != 'r' && last != 'd' && last != 't' && last != 'e') {
                return;
            }
            if (Attributes.named(html, equals, "data-offer")) {
                String sku = Attributes.text(html, start, end);
                product.flatMap(entry -> offer(entry, sku))
                        .ifPresent(offer -> open(
                                html,
                                length,
                                equals,
                                "variant '" + sku + "'",
                                offer.prices().in(market).map(Price::amount)));
            } else if (Attributes.named(html, equals, "data-card")) {
                String id = Attributes.text(html, start, end);
                site.catalog()
                        .product(id)
                        .ifPresent(entry -> open(
                                html,
                                length,
                                equals,
                                "product '" + id + "'",
                                entry.lowest(market).map(Price::amount)));
            } else if (Attributes.named(html, equals, "data-amount")) {
                amount(html, length, equals, start, end);
            } else if (product.isPresent()
                    && Attributes.named(html, equals, "type")
                    && end - start == JSON_LD.length
                    && Bytes.startsWith(html, start, JSON_LD)) {
                structuredData(html, length, end);
            }
        }

        private void open(byte[] html, int length, int at, String what, Optional<Money> price) {
            int tag = at;
            while (tag > 0 && html[tag] != '<') {
                tag--;
            }
            scopes.push(new Scope(endOfElement(html, length, tag), what, price));
        }

        private void amount(byte[] html, int length, int equals, int start, int end) {
            while (!scopes.isEmpty() && scopes.peek().end() < equals) {
                scopes.pop();
            }
            if (scopes.isEmpty() || !isPriceFact(html, length, equals)) {
                return;
            }
            Scope scope = scopes.peek();
            compare(
                    Attributes.text(html, start, end),
                    scope.what(),
                    scope.price(),
                    () -> whole.orElseGet(() -> Location.of(path, html, start)));
        }

        private void structuredData(byte[] html, int length, int end) {
            int from = end;
            while (from < length && html[from] != '>') {
                from++;
            }
            int to = Bytes.indexOf(html, from, length, SCRIPT_END);
            new JsonAmounts(html, Math.min(from + 1, to), to).offers((sku, price, currency, at) -> {
                Optional<ProductEntry.Offer> offer = product.flatMap(entry -> offer(entry, sku));
                if (offer.isEmpty()) {
                    return;
                }
                Optional<Money> expected = offer.get().prices().in(market).map(Price::amount);
                compare(price, "structured data of '" + sku + "'", expected, () -> Location.of(path, html, at));
                if (!currency.isEmpty() && !currency.equals(market.currency().code())) {
                    same = false;
                    report(
                            Location.of(path, html, at),
                            "the structured data of '" + sku + "' is in " + currency + ", but the market '"
                                    + market.id() + "' sells in " + market.currency());
                }
            });
        }

        private void compare(
                String amount, String what, Optional<Money> expected, java.util.function.Supplier<Location> at) {
            if (expected.isPresent() && equal(amount, expected.get())) {
                return;
            }
            same = false;
            report(
                    at.get(),
                    "the " + what + " costs "
                            + expected.map(money -> money.plain() + " " + money.currency())
                                    .orElse("nothing stated")
                            + " in the market '" + market.id() + "', but the page says '" + amount + "'");
        }
    }

    /** Until where in the page a variant or product is spoken of, and what it costs. */
    private record Scope(int end, String what, Optional<Money> price) {}

    /**
     * Compares a data file with the catalogue, if it holds items of the cart or cards. Items: SKU to an object with {@code product}, the product's id, and {@code amount} in the
     * currency's minor unit. Cards: product id to the HTML that scripts put into lists.
     */
    public void file(OutputPath path, byte[] json) {
        int folder = path.path().lastIndexOf('/') + 1;
        String name = path.path().substring(0, folder);
        Market items = itemFolders.get(name);
        if (items != null) {
            items(path.path(), items, json);
        }
        Market cards = cardFolders.get(name);
        if (cards != null) {
            cards(path.path(), cards, json);
        }
    }

    private void cards(String path, Market market, byte[] json) {
        for (Map.Entry<String, JsonNode> card : JSON.readTree(json).properties()) {
            if (card.getValue().isString()) {
                byte[] name = (JSON.writeValueAsString(card.getKey()) + ":").getBytes(StandardCharsets.UTF_8);
                byte[] html = card.getValue().asString().getBytes(StandardCharsets.UTF_8);
                Location at = Location.of(path, json, Bytes.indexOf(json, 0, json.length, name));
                PageReader.read(html, html.length, new Page(market, Optional.empty(), path, Optional.of(at)));
            }
        }
    }

    private void items(String path, Market market, byte[] json) {
        Map<String, Optional<ProductEntry>> products = new HashMap<>();
        new JsonAmounts(json, 0, json.length).items((sku, id, amount, at) -> {
            Optional<Money> expected = products.computeIfAbsent(
                            id, key -> site.catalog().product(key))
                    .flatMap(entry -> offer(entry, sku))
                    .flatMap(offer -> offer.prices().in(market))
                    .map(Price::amount);
            if (expected.isEmpty() || !Long.toString(expected.get().minor()).equals(amount)) {
                report(
                        Location.of(path, json, at),
                        "the variant '" + sku + "' costs "
                                + expected.map(money -> money.minor() + " " + money.currency() + " in minor units")
                                        .orElse("nothing stated")
                                + " in the market '" + market.id() + "', but the cart reckons with " + amount);
            }
        });
    }

    private void report(Location at, String message) {
        diagnostics.report(
                Rule.CHECK_PRICE_MISMATCH,
                at,
                message,
                "show the price the template is given, and mark it with its own variant's data-offer or data-card");
    }

    private static Optional<ProductEntry.Offer> offer(ProductEntry entry, String sku) {
        for (ProductEntry.Offer offer : entry.offers()) {
            if (offer.sku().equals(sku)) {
                return Optional.of(offer);
            }
        }
        return Optional.empty();
    }

    private static boolean equal(String amount, Money expected) {
        String plain = expected.plain();
        if (amount.equals(plain)) {
            return true;
        }
        try {
            return amount.length() < 40 && new BigDecimal(amount).compareTo(expected.amount()) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isPriceFact(byte[] html, int length, int at) {
        int from = at;
        while (from > 0 && html[from] != '<') {
            from--;
        }
        int to = at;
        while (to < length && html[to] != '>') {
            to++;
        }
        return Bytes.indexOf(html, from, to, PRICE_FACT) < to;
    }

    /** Where the element ends whose tag begins at {@code tag}. */
    private static int endOfElement(byte[] html, int length, int tag) {
        int nameEnd = tag + 1;
        while (nameEnd < length && Character.isLetterOrDigit(html[nameEnd])) {
            nameEnd++;
        }
        int depth = 1;
        for (int i = nameEnd; i < length; i++) {
            if (html[i] != '<') {
                continue;
            }
            boolean close = i + 1 < length && html[i + 1] == '/';
            if (sameName(html, length, tag + 1, nameEnd, close ? i + 2 : i + 1)) {
                depth += close ? -1 : 1;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return length;
    }

    private static boolean sameName(byte[] html, int length, int from, int to, int at) {
        int size = to - from;
        if (at + size >= length || Character.isLetterOrDigit(html[at + size])) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (html[from + i] != html[at + i]) {
                return false;
            }
        }
        return true;
    }
}
