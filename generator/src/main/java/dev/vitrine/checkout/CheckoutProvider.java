package dev.vitrine.checkout;

import dev.vitrine.model.Prices;
import java.util.List;
import java.util.Optional;

/**
 * Builds the addresses of one or several providers of hosted checkouts. Implementations are found by {@link java.util.ServiceLoader}: a public class with a
 * constructor without parameters, named in {@code META-INF/services/dev.vitrine.checkout.CheckoutProvider}. They keep no state.
 */
public interface CheckoutProvider {

    /** The names of its descriptors: JSON resources beside the class. */
    List<String> descriptors();

    /** How carts are paid under {@code terms}; empty when the terms are too broken, which is reported. */
    Optional<CheckoutRecipe> recipe(CheckoutTerms terms);

    /** How {@code sale} is paid, where carts are paid as {@code recipe} says; what stands in the way of it is reported. */
    CheckoutOffer offer(CheckoutTerms terms, CheckoutRecipe recipe, CheckoutSale sale);

    /** The name of a data file the provider reads prices from, beside the storefront's others; empty when it reads none. */
    default Optional<String> priceFile(CheckoutTerms terms) {
        return Optional.empty();
    }

    /** What stands in {@link #priceFile} for a variant: a JSON object. */
    default String priceEntry(CheckoutTerms terms, String sku, Prices prices) {
        return "{}";
    }
}
