package dev.vitrine.checkout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How one variant is paid for in one storefront.
 *
 * @param url the address that pays for one piece: a plain link
 * @param line its piece of the cart's address, with {@code {qty}} and maybe {@code {n}} left open; empty when it cannot be in such a cart
 * @param attributes what the provider's script reads from the button, name to value
 */
public record CheckoutOffer(Optional<String> url, String line, Map<String, String> attributes) {

    /** It cannot be paid for. */
    public static final CheckoutOffer NONE = new CheckoutOffer(Optional.empty(), "", Map.of());

    public CheckoutOffer {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    static CheckoutOffer of(String url) {
        return new CheckoutOffer(Optional.of(url), "", Map.of());
    }
}
