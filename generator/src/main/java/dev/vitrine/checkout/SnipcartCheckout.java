package dev.vitrine.checkout;

import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Market;
import dev.vitrine.model.Money;
import dev.vitrine.model.Price;
import dev.vitrine.model.Prices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Snipcart: its script has the cart, and reads names and prices from the button; its servers read the prices again from a data file of the shop. */
public final class SnipcartCheckout implements CheckoutProvider {

    private static final String PRICES = "snipcart.json";
    private static final String VERSION = "3.7.1";

    @Override
    public List<String> descriptors() {
        return List.of("snipcart.json");
    }

    @Override
    public Optional<CheckoutRecipe> recipe(CheckoutTerms terms) {
        Map<String, String> container = new LinkedHashMap<>();
        container.put("id", "snipcart");
        container.put("data-api-key", terms.setting("publicKey").orElse(""));
        container.put("data-currency", currency(terms.market()));
        container.put("data-config-modal-style", "side");
        CheckoutDescriptor descriptor = terms.descriptor();
        return Optional.of(new CheckoutRecipe(
                descriptor.id(),
                CheckoutKind.EMBED,
                descriptor.name(),
                "",
                "",
                "",
                descriptor.maxLength(),
                Optional.empty(),
                List.of(),
                versioned(descriptor.scripts(), terms),
                versioned(descriptor.styles(), terms),
                container));
    }

    private static List<String> versioned(List<String> addresses, CheckoutTerms terms) {
        String version = terms.setting("version").orElse(VERSION);
        return addresses.stream()
                .map(address -> address.replace("{version}", version))
                .toList();
    }

    @Override
    public CheckoutOffer offer(CheckoutTerms terms, CheckoutRecipe recipe, CheckoutSale sale) {
        CheckoutItem item = sale.item();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("class", "snipcart-add-item");
        attributes.put("data-item-id", sale.sku());
        attributes.put("data-item-name", item.title());
        attributes.put("data-item-price", price(terms, sale));
        attributes.put("data-item-url", terms.storefront().path() + "data/" + PRICES);
        if (!item.image().isEmpty()) {
            attributes.put("data-item-image", item.image());
        }
        item.variant().weight().ifPresent(grams -> attributes.put("data-item-weight", Integer.toString(grams)));
        return new CheckoutOffer(Optional.empty(), "", attributes);
    }

    private static String price(CheckoutTerms terms, CheckoutSale sale) {
        Prices prices = sale.item().variant().prices();
        for (Market peer : terms.peers()) {
            Optional<Money> other = prices.in(peer).map(Price::amount);
            if (peer.currency().equals(terms.market().currency())
                    && other.isPresent()
                    && !other.get().equals(sale.price())) {
                terms.report(
                        Rule.CHECKOUT_PRICE_MISMATCH,
                        sale.item().variant().location(),
                        "'" + sale.sku() + "' costs " + sale.price().plain() + " in the market '"
                                + terms.market().id() + "' and " + other.get().plain() + " in '" + peer.id()
                                + "'; Snipcart knows one price per currency",
                        "give both markets one price, or one of them another provider");
            }
        }
        return priceText(terms, prices);
    }

    /** A number, or an object by currency when the markets that use Snipcart have several. */
    private static String priceText(CheckoutTerms terms, Prices prices) {
        Map<String, String> amounts = new TreeMap<>();
        for (Market peer : terms.peers()) {
            prices.in(peer)
                    .ifPresent(
                            price -> amounts.put(currency(peer), price.amount().plain()));
        }
        long currencies =
                terms.peers().stream().map(Market::currency).distinct().count();
        if (currencies == 1) {
            return amounts.getOrDefault(currency(terms.market()), "");
        }
        StringBuilder out = new StringBuilder("{");
        amounts.forEach((code, amount) -> out.append(out.length() == 1 ? "" : ",")
                .append(JsonText.quote(code))
                .append(':')
                .append(amount));
        return out.append('}').toString();
    }

    private static String currency(Market market) {
        return market.currency().code().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> priceFile(CheckoutTerms terms) {
        return Optional.of(PRICES);
    }

    @Override
    public String priceEntry(CheckoutTerms terms, String sku, Prices prices) {
        return "{\"id\":" + JsonText.quote(sku) + ",\"price\":" + priceText(terms, prices) + ",\"url\":"
                + JsonText.quote(terms.storefront().path() + "data/" + PRICES) + "}";
    }
}
