package dev.vitrine.checkout;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.CheckoutOrder;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.HostedCheckout;
import dev.vitrine.extension.host.Guard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A provider that an extension brings: its descriptor's templates, and its code where it answers. */
final class ExtensionCheckout extends HostedLinks {

    private final HostedCheckout checkout;
    private final Diagnostics diagnostics;

    private ExtensionCheckout(HostedCheckout checkout, Diagnostics diagnostics) {
        this.checkout = checkout;
        this.diagnostics = diagnostics;
    }

    /** The providers among {@code extensions}, by their ids; one whose descriptor is none is reported. */
    static Map<String, CheckoutProviders.Entry> all(Extensions extensions, Diagnostics diagnostics) {
        Map<String, CheckoutProviders.Entry> all = new TreeMap<>();
        for (HostedCheckout checkout : extensions.of(HostedCheckout.class)) {
            Guard.ask(checkout, "was asked for its descriptor", Location.NONE, diagnostics, () -> descriptor(checkout))
                    .ifPresent(descriptor -> all.put(
                            descriptor.id(),
                            new CheckoutProviders.Entry(descriptor, new ExtensionCheckout(checkout, diagnostics))));
        }
        return all;
    }

    private static CheckoutDescriptor descriptor(HostedCheckout checkout) {
        CheckoutDescriptor descriptor = CheckoutDescriptor.read(checkout.getClass(), checkout.descriptor());
        if (!descriptor.id().equals(checkout.id())) {
            throw new IllegalArgumentException("the id of its descriptor is '" + descriptor.id() + "'");
        }
        if (CheckoutProviders.ids().contains(descriptor.id())) {
            throw new IllegalArgumentException("there is a provider '" + descriptor.id() + "' already");
        }
        if (descriptor.kind() != CheckoutKind.LINK && descriptor.kind() != CheckoutKind.CART) {
            // Scripts of others would need more than a list of hosts.
            throw new IllegalArgumentException("its descriptor is neither of the kind \"link\" nor \"cart\"");
        }
        return descriptor;
    }

    @Override
    public CheckoutOffer offer(CheckoutTerms terms, CheckoutRecipe recipe, CheckoutSale sale) {
        if (recipe.kind() != CheckoutKind.LINK) {
            return super.offer(terms, recipe, sale);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        terms.settings().forEach((name, setting) -> settings.put(name, setting.value()));
        CheckoutOrder order = new CheckoutOrder(
                terms.market().id(),
                terms.storefront().language().language().tag(),
                sale.sku(),
                sale.item().title(),
                sale.price().amount(),
                sale.price().currency().code(),
                sale.value(),
                settings,
                terms.key());
        Optional<Optional<String>> answer = Guard.ask(
                checkout,
                "was asked for the checkout address of '" + order.sku() + "' in the market '" + order.market() + "'",
                sale.location(),
                diagnostics,
                () -> checkout.url(order));
        if (answer.isEmpty()) {
            return CheckoutOffer.NONE;
        }
        return answer.get().map(CheckoutOffer::of).orElseGet(() -> super.offer(terms, recipe, sale));
    }
}
