package dev.vitrine.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Which products a collection holds. */
public sealed interface CollectionRule {

    /**
     * These, in this order.
     *
     * @param products product ids
     */
    record Listed(List<String> products) implements CollectionRule {
        public Listed {
            products = List.copyOf(products);
        }
    }

    /**
     * Those that all rules hold of.
     *
     * @param rules the rules
     */
    record All(List<CollectionRule> rules) implements CollectionRule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Those that one of the rules holds of.
     *
     * @param rules the rules
     */
    record AnyOf(List<CollectionRule> rules) implements CollectionRule {
        public AnyOf {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Those the rule does not hold of.
     *
     * @param rule the rule
     */
    record Not(CollectionRule rule) implements CollectionRule {}

    /**
     * Those with a tag.
     *
     * @param tag compared without regard to case
     */
    record Tagged(String tag) implements CollectionRule {}

    /**
     * Those in a category or below it.
     *
     * @param category its id
     */
    record InCategory(String category) implements CollectionRule {}

    /**
     * Those of a brand.
     *
     * @param brand its name
     */
    record OfBrand(String brand) implements CollectionRule {}

    /**
     * Those with a value of an attribute or option.
     *
     * @param attribute its id
     * @param is the value
     */
    record HasAttribute(String attribute, String is) implements CollectionRule {}

    /**
     * Those whose lowest price lies in a range, in the currency of the market at hand.
     *
     * @param from lowest amount that belongs
     * @param below lowest amount that no longer belongs
     */
    record PriceBetween(Optional<BigDecimal> from, Optional<BigDecimal> below) implements CollectionRule {}

    /**
     * Those that are reduced, or not.
     *
     * @param yes which
     */
    record OnSale(boolean yes) implements CollectionRule {}

    /**
     * Those that can be bought, or not.
     *
     * @param yes which
     */
    record Available(boolean yes) implements CollectionRule {}
}
