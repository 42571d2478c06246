package dev.vitrine.checkout;

import dev.vitrine.diagnostics.Rule;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Foxy: the cart's address carries names and prices, each signed with the store's key so that nobody changes them on the way. */
public final class FoxyCheckout implements CheckoutProvider {

    private static final String LINES = "\u0000";
    private static final String OPEN = "--OPEN--";

    @Override
    public List<String> descriptors() {
        return List.of("foxy.json");
    }

    @Override
    public Optional<CheckoutRecipe> recipe(CheckoutTerms terms) {
        if (terms.key().isEmpty()) {
            terms.report(
                    Rule.CHECKOUT_MISSING_KEY,
                    terms.at("keyVariable"),
                    "the environment variable " + terms.setting("keyVariable").orElse("")
                            + ", which holds the key of the market '"
                            + terms.market().id() + "', is not set",
                    "set it where the site is built; never write the key into a file");
            return Optional.empty();
        }
        CheckoutDescriptor descriptor = terms.descriptor();
        var values = HostedLinks.storefrontValues(terms);
        String url = terms.template(descriptor.url())
                .complete(name -> name.equals("items") ? Optional.of(LINES) : values.apply(name))
                .orElse(LINES);
        String whole = HostedLinks.withParameters(url, terms, values);
        int split = whole.indexOf(LINES);
        return Optional.of(new CheckoutRecipe(
                descriptor.id(),
                CheckoutKind.CART,
                descriptor.name(),
                whole.substring(0, split),
                descriptor.separator(),
                whole.substring(split + LINES.length()),
                descriptor.maxLength(),
                terms.setting("coupon").isEmpty() ? Optional.of(descriptor.coupon()) : Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Map.of()));
    }

    @Override
    public CheckoutOffer offer(CheckoutTerms terms, CheckoutRecipe recipe, CheckoutSale sale) {
        Optional<String> key = terms.key();
        if (key.isEmpty()) {
            return CheckoutOffer.NONE;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", sale.item().title());
        fields.put("price", sale.price().plain());
        fields.put("code", sale.sku());
        terms.setting("category").ifPresent(category -> fields.put("category", category));
        StringBuilder line = new StringBuilder();
        fields.forEach((name, value) -> line.append("{n}")
                .append(UriComponent.encode(name + "||" + sign(key.get(), sale.sku(), name, value)))
                .append('=')
                .append(UriComponent.encode(value))
                .append('&'));
        // Shoppers choose the quantity, so it is signed as a field that may change.
        line.append("{n}")
                .append(UriComponent.encode("quantity||" + sign(key.get(), sale.sku(), "quantity", OPEN) + "||open"))
                .append("={qty}");
        return HostedLinks.ofLine(recipe, line.toString());
    }

    /** The signature of one field of a product: HMAC-SHA256 of its code, name and value, escaped as HTML. */
    static String sign(String key, String code, String name, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] message = escapeHtml(code + name + value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As PHP's {@code htmlspecialchars} does it, quotes included. */
    static String escapeHtml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;");
    }
}
