package dev.vitrine.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
     * Those whose lowest price lies in a range; where a bound has no amount for the market at hand, none belongs.
     *
     * @param from lowest amount that belongs
     * @param below lowest amount that no longer belongs
     */
    record PriceBetween(Optional<Bound> from, Optional<Bound> below) implements CollectionRule {}

    /**
     * An amount that may differ by market.
     *
     * @param everywhere the same number in every currency; empty when they are stated one by one
     * @param byKey market id or currency code to amount
     */
    record Bound(Optional<BigDecimal> everywhere, Map<String, BigDecimal> byKey) {
        public Bound {
            byKey = Map.copyOf(byKey);
        }

        /** The amount in {@code market}. */
        public Optional<BigDecimal> in(Market market) {
            return Optional.ofNullable(byKey.get(market.id()))
                    .or(() -> Optional.ofNullable(byKey.get(market.currency().code())))
                    .or(() -> everywhere);
        }
    }

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
