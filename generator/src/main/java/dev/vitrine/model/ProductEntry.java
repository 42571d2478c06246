package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lists and links need to know of a product: the part of the catalogue that stays in memory.
 *
 * @param id unique in the catalogue
 * @param source where the rest is read
 * @param category its main category's id
 * @param categories ids of all its categories
 * @param brand the brand, when it differs from the shop's
 * @param tags free words for rules
 * @param created when it came into the catalogue
 * @param offers one for each variant, in their order
 * @param pictures the first two pictures
 * @param swatches colours its first option comes in
 * @param attributes for rules: fact id to value ids or texts
 * @param titles title and slug per language
 * @param quoteOnly whether it is sold by quote only, and has no price
 * @param rating how shoppers rate it
 * @param pricesAt where its prices are stated, or else the product
 */
public record ProductEntry(
        String id,
        ProductSource source,
        Optional<String> category,
        List<String> categories,
        Optional<String> brand,
        List<String> tags,
        Optional<LocalDate> created,
        List<Offer> offers,
        List<Picture> pictures,
        List<String> swatches,
        Map<String, List<String>> attributes,
        Localized<Title> titles,
        boolean quoteOnly,
        Rating rating,
        Location pricesAt) {

    public ProductEntry {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        offers = List.copyOf(offers);
        pictures = List.copyOf(pictures);
        swatches = List.copyOf(swatches);
        attributes = Map.copyOf(attributes);
    }

    /**
     * Title and stated slug in one language.
     *
     * @param title the name
     * @param slug its part of the address, when stated
     * @param noindex whether search engines are asked to leave the page out
     * @param location where the slug is stated, or else the title
     */
    public record Title(String title, Optional<String> slug, boolean noindex, Location location) {}

    /**
     * What a variant costs and whether it can be bought.
     *
     * @param sku the variant
     * @param options attribute id to value
     * @param prices its prices
     * @param availability whether it can be bought
     * @param measure how much it holds, when its price is compared by unit
     */
    public record Offer(
            String sku,
            Map<String, String> options,
            Prices prices,
            Availability availability,
            Optional<Measure> measure) {}

    /**
     * How shoppers rate a product.
     *
     * @param count how many reviews it has
     * @param sum of all their stars
     */
    public record Rating(int count, int sum) {

        public static final Rating NONE = new Rating(0, 0);

        /** With one more review of {@code stars}. */
        public Rating and(int stars) {
            return new Rating(count + 1, sum + stars);
        }
    }

    /** The same product with its rating. */
    public ProductEntry rated(Rating newRating) {
        return with(source, offers, newRating);
    }

    /** The same product, of which the rest is read elsewhere. */
    public ProductEntry from(ProductSource newSource) {
        return with(newSource, offers, rating);
    }

    /** The same product with other offers. */
    public ProductEntry offering(List<Offer> newOffers) {
        return with(source, newOffers, rating);
    }

    private ProductEntry with(ProductSource newSource, List<Offer> newOffers, Rating newRating) {
        return new ProductEntry(
                id,
                newSource,
                category,
                categories,
                brand,
                tags,
                created,
                newOffers,
                pictures,
                swatches,
                attributes,
                titles,
                quoteOnly,
                newRating,
                pricesAt);
    }

    /** The lowest price in {@code market}; empty when no variant has one. */
    public Optional<Price> lowest(Market market) {
        Price lowest = null;
        for (Offer offer : offers) {
            Optional<Price> price = offer.prices().in(market);
            if (price.isPresent()
                    && (lowest == null
                            || price.get().amount().minor() < lowest.amount().minor())) {
                lowest = price.get();
            }
        }
        return Optional.ofNullable(lowest);
    }

    /** Whether its variants cost different amounts in {@code market}. */
    public boolean variesInPrice(Market market) {
        return offers.stream()
                        .flatMap(offer -> offer.prices().in(market).stream())
                        .mapToLong(price -> price.amount().minor())
                        .distinct()
                        .count()
                > 1;
    }

    public boolean buyable() {
        return offers.stream().anyMatch(offer -> offer.availability().buyable());
    }
}
