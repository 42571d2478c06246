package dev.vitrine.extension;

import java.util.Optional;

/**
 * A provider of hosted checkouts: shoppers pay at an address of its own. A market names it by its id: {@code "checkout": { "provider": "<id>" }}.
 *
 * <p>What can be said as data stands in a descriptor; code makes addresses where a template cannot. Whoever makes them, addresses begin with https and lead to hosts that the descriptor or the market
 * names, or nothing is sold there and it is reported.
 */
public interface HostedCheckout extends Extension {

    /**
     * The name of a JSON resource beside the class, in the form of <code>docs/checkout.md</code>: {@code id}, which is that of the extension, {@code name}, {@code kind} ({@code link} or {@code cart}),
     * {@code needs}, {@code hosts}, {@code url} and more.
     */
    String descriptor();

    /** The address that pays for one piece; empty to let the descriptor's template make it. Asked only where the descriptor's kind is {@code link}. */
    default Optional<String> url(CheckoutOrder order) {
        return Optional.empty();
    }
}
