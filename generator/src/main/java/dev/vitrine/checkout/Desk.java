package dev.vitrine.checkout;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.CheckoutReference;
import dev.vitrine.model.Market;
import dev.vitrine.model.Money;
import dev.vitrine.model.Price;
import dev.vitrine.model.Prices;
import dev.vitrine.model.Variant;
import dev.vitrine.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Where one storefront's orders are paid: by its market's provider, and by others that single variants name. */
final class Desk implements StorefrontCheckout {

    /** The most a shopper is taken to buy of one thing, for the length of addresses. */
    private static final String MANY = "999";

    private final Market market;
    private final Counter main;
    private final Optional<CheckoutRecipe> recipe;
    private final Function<String, Optional<Counter>> opener;
    private final Map<String, Traced<Optional<Counter>>> others = new ConcurrentHashMap<>();

    /**
     * A desk.
     *
     * @param main the market's provider
     * @param recipe how carts are paid
     * @param opener the terms of another provider by its id
     */
    Desk(Counter main, Optional<CheckoutRecipe> recipe, Function<String, Optional<Counter>> opener) {
        this.market = main.terms().market();
        this.main = main;
        this.recipe = recipe;
        this.opener = opener;
    }

    /** A provider with its terms, and its recipe when they are sound. */
    record Counter(CheckoutProvider provider, CheckoutTerms terms, Optional<CheckoutRecipe> recipe) {}

    @Override
    public Optional<CheckoutRecipe> recipe() {
        return recipe;
    }

    @Override
    public CheckoutOffer offer(CheckoutItem item) {
        Variant variant = item.variant();
        Optional<Money> price = variant.prices().in(market).map(Price::amount);
        if (price.isEmpty()) {
            return CheckoutOffer.NONE;
        }
        Optional<CheckoutReference> reference = Optional.ofNullable(
                        variant.checkout().get(market.id()))
                .or(() -> Optional.ofNullable(
                        variant.checkout().get(main.terms().descriptor().id())));
        reference.ifPresent(found -> comparePrice(found, variant, price.get()));
        Optional<Counter> counter = reference
                .flatMap(CheckoutReference::provider)
                .filter(id -> !id.equals(main.terms().descriptor().id()))
                .map(id -> others.computeIfAbsent(id, other -> Traced.of(() -> opener.apply(other)))
                        .again())
                .orElse(Optional.of(main));
        if (counter.isEmpty() || counter.get().recipe().isEmpty()) {
            return CheckoutOffer.NONE;
        }
        CheckoutOffer offer = offer(counter.get(), item, reference, price.get());
        return !variant.availability().buyable() || offer.equals(CheckoutOffer.NONE)
                ? CheckoutOffer.NONE
                // A cart is paid at one provider.
                : counter.get().terms().descriptor().equals(main.terms().descriptor())
                        ? offer
                        : new CheckoutOffer(offer.url(), "", offer.attributes());
    }

    private CheckoutOffer offer(
            Counter counter, CheckoutItem item, Optional<CheckoutReference> reference, Money price) {
        CheckoutTerms terms = counter.terms();
        Variant variant = item.variant();
        Location at = reference.map(CheckoutReference::location).orElse(variant.location());
        Optional<String> value = value(terms, variant, reference, at);
        if (value.isEmpty()) {
            return CheckoutOffer.NONE;
        }
        CheckoutSale sale = new CheckoutSale(
                item,
                price,
                value.get(),
                reference.map(CheckoutReference::options).orElse(Map.of()),
                at);
        CheckoutOffer offer = counter.provider().offer(terms, counter.recipe().orElseThrow(), sale);
        if (offer.url().isPresent()) {
            CheckoutRecipe own = counter.recipe().orElseThrow();
            String url = offer.url().get();
            if (!terms.sound(url, at, "copy the payment link from your provider")) {
                return CheckoutOffer.NONE;
            }
            int longest = offer.line().isEmpty()
                    ? url.length()
                    : own.before().length()
                            + offer.line()
                                    .replace("{n}", "99:")
                                    .replace("{qty}", MANY)
                                    .length()
                            + own.after().length();
            if (longest > own.maxLength()) {
                terms.report(
                        Rule.CHECKOUT_URL_TOO_LONG,
                        at,
                        "the checkout address of '" + variant.sku() + "' in the market '" + market.id() + "' can have "
                                + longest + " characters; more than " + own.maxLength() + " may be cut off",
                        "shorten the title, or the market's template and reference");
            }
        }
        return offer;
    }

    /** What the provider needs to know of the variant, as far as it is sound; what is not is reported. */
    private Optional<String> value(
            CheckoutTerms terms, Variant variant, Optional<CheckoutReference> reference, Location at) {
        CheckoutDescriptor descriptor = terms.descriptor();
        CheckoutDescriptor.Needs needs = HostedLinks.needs(terms);
        String value = reference.map(CheckoutReference::value).orElse("");
        if (needs == CheckoutDescriptor.Needs.NOTHING) {
            return Optional.of(value);
        }
        if (value.isEmpty() && !descriptor.idDefault().isEmpty()) {
            value = terms.template(descriptor.idDefault())
                    .complete(name -> name.equals("sku") ? Optional.of(variant.sku()) : terms.value(name))
                    .orElse("");
        }
        boolean url = needs == CheckoutDescriptor.Needs.URL;
        if (value.isEmpty()) {
            if (descriptor.required() && variant.availability().buyable()) {
                terms.report(
                        Rule.CHECKOUT_MISSING_REFERENCE,
                        at,
                        "'" + variant.sku() + "' has no " + (url ? "checkout address" : "id at " + named(descriptor))
                                + " in the market '" + market.id() + "'",
                        "add \"checkout\": { \"" + market.id() + "\": \""
                                + (url ? "https://…" : "…") + "\" } to the variant"
                                + (url ? ", or { \"provider\": \"quote\" } if it is not sold there" : ""));
            }
            return Optional.empty();
        }
        if (url) {
            return terms.sound(value, at, "copy the payment link from your provider")
                    ? Optional.of(value)
                    : Optional.empty();
        }
        if (!descriptor.idPattern().isEmpty() && !value.matches(descriptor.idPattern())) {
            terms.report(
                    Rule.CHECKOUT_INVALID_REFERENCE,
                    at,
                    "'" + CheckoutTerms.shorten(value) + "' of '" + variant.sku() + "' is no id at "
                            + named(descriptor),
                    "use " + descriptor.idMeaning());
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private static String named(CheckoutDescriptor descriptor) {
        return descriptor.name().isEmpty() ? "the provider" : descriptor.name();
    }

    private void comparePrice(CheckoutReference reference, Variant variant, Money price) {
        if (reference.price().isPresent() && reference.price().get().compareTo(price.amount()) != 0) {
            main.terms()
                    .report(
                            Rule.CHECKOUT_PRICE_MISMATCH,
                            reference.priceAt(),
                            "the checkout charges " + reference.price().get().toPlainString() + " for '"
                                    + variant.sku() + "', but the shop shows " + price.plain() + " "
                                    + price.currency().code() + " in the market '" + market.id() + "'",
                            "change the price here, or at the provider and then here");
        }
    }

    @Override
    public Optional<String> priceFile() {
        return recipe.isEmpty() ? Optional.empty() : main.provider().priceFile(main.terms());
    }

    @Override
    public String priceEntry(String sku, Prices prices) {
        return main.provider().priceEntry(main.terms(), sku, prices);
    }

    /** The market's prepared addresses; what is wrong with one is reported. */
    static List<CheckoutRecipe.Bundle> bundles(
            CheckoutTerms terms, List<Market.Bundle> stated, Map<String, Prices> prices) {
        List<CheckoutRecipe.Bundle> bundles = new ArrayList<>();
        for (Market.Bundle bundle : stated) {
            boolean sound = terms.sound(bundle.url(), bundle.location(), "copy the payment link from your provider");
            long minor = 0;
            for (Map.Entry<String, Integer> line : bundle.items().entrySet()) {
                Optional<Money> price = Optional.ofNullable(prices.get(line.getKey()))
                        .flatMap(found -> found.in(terms.market()))
                        .map(Price::amount);
                if (price.isEmpty()) {
                    terms.report(
                            Rule.CHECKOUT_INVALID_BUNDLE,
                            bundle.location(),
                            prices.containsKey(line.getKey())
                                    ? "'" + line.getKey() + "' has no price in the market '"
                                            + terms.market().id() + "'"
                                    : "there is no variant '" + line.getKey() + "'",
                            "correct the bundle, or take it out");
                    sound = false;
                } else {
                    minor += price.get().minor() * line.getValue();
                }
            }
            if (!sound) {
                continue;
            }
            Money total = new Money(minor, terms.market().currency());
            if (bundle.price().isPresent() && bundle.price().get().compareTo(total.amount()) != 0) {
                terms.report(
                        Rule.CHECKOUT_PRICE_MISMATCH,
                        bundle.location(),
                        "the bundle charges " + bundle.price().get().toPlainString() + ", but its items cost "
                                + total.plain() + " " + total.currency().code(),
                        "change the price here, or at the provider and then here");
            }
            bundles.add(new CheckoutRecipe.Bundle(
                    bundle.items(),
                    HostedLinks.withParameters(bundle.url(), terms, HostedLinks.storefrontValues(terms))));
        }
        return bundles;
    }
}
