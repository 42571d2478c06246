package dev.vitrine.checkout;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No checkout at all: shoppers put products on a list and ask for an offer. */
public final class QuoteList implements CheckoutProvider {

    @Override
    public List<String> descriptors() {
        return List.of("quote.json");
    }

    @Override
    public Optional<CheckoutRecipe> recipe(CheckoutTerms terms) {
        return Optional.of(new CheckoutRecipe(
                terms.descriptor().id(),
                CheckoutKind.QUOTE,
                terms.descriptor().name(),
                "",
                "",
                "",
                terms.descriptor().maxLength(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Map.of()));
    }

    @Override
    public CheckoutOffer offer(CheckoutTerms terms, CheckoutRecipe recipe, CheckoutSale sale) {
        return CheckoutOffer.NONE;
    }
}
