package dev.vitrine.checkout;

import java.util.Locale;

/** How a provider takes orders. */
public enum CheckoutKind {
    /** One address for each variant; lines are paid one by one, or as a prepared bundle. */
    LINK,
    /** One address for many lines. */
    CART,
    /** The provider's own script has the cart. */
    EMBED,
    /** Nothing is paid here: shoppers ask for an offer. */
    QUOTE;

    /** The word in data files and templates: {@code link}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
