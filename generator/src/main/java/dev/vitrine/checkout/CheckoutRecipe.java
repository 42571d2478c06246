package dev.vitrine.checkout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the carts of one storefront are paid. The address of a cart is {@code before}, its lines joined by {@code separator}, and {@code after}; in a line {@code
 * {qty}} stands for the quantity, and {@code {n}} for nothing in the first line, {@code 2:} in the second, {@code 3:} in the third.
 *
 * @param provider the provider's id
 * @param kind how it takes orders
 * @param name its name, as shown
 * @param before what the address begins with
 * @param separator what stands between lines
 * @param after what the address ends with
 * @param maxLength the longest address that is sure to work
 * @param coupon the parameter that takes a coupon code, when it takes one and the market does not state it already
 * @param bundles prepared addresses for several items at once
 * @param scripts the provider's scripts, for {@link CheckoutKind#EMBED}
 * @param styles the provider's style sheets, for {@link CheckoutKind#EMBED}
 * @param attributes what the provider's script reads from its container, name to value
 */
public record CheckoutRecipe(
        String provider,
        CheckoutKind kind,
        String name,
        String before,
        String separator,
        String after,
        int maxLength,
        Optional<String> coupon,
        List<Bundle> bundles,
        List<String> scripts,
        List<String> styles,
        Map<String, String> attributes) {

    public CheckoutRecipe {
        bundles = List.copyOf(bundles);
        scripts = List.copyOf(scripts);
        styles = List.copyOf(styles);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * A prepared address for several items.
     *
     * @param items SKU to quantity
     * @param url the address
     */
    public record Bundle(Map<String, Integer> items, String url) {
        public Bundle {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }
    }
}
