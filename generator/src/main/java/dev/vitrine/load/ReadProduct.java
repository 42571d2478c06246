package dev.vitrine.load;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.ProductSource;
import java.util.List;

/**
 * A product that was read, and what it must be held against that others say.
 *
 * @param entry its part of the index
 * @param active whether it is sold
 * @param skus the SKUs of its variants
 * @param references the ids it refers to
 * @param at its place
 * @param hash stands for all of it and the reviews beside it
 */
public record ReadProduct(
        ProductEntry entry, boolean active, List<Sku> skus, List<Reference> references, Location at, long hash) {

    public ReadProduct {
        skus = List.copyOf(skus);
        references = List.copyOf(references);
    }

    /** The same product, which is read at {@code source}. */
    ReadProduct from(ProductSource source) {
        return entry.source().equals(source)
                ? this
                : new ReadProduct(entry.from(source), active, skus, references, at, hash);
    }

    /** The same product, rated by {@code reviews} too. */
    ReadProduct rated(ReviewIndex reviews) {
        return new ReadProduct(
                entry.rated(reviews.rating(entry.id(), entry.rating())), active, skus, references, at, hash);
    }

    /** A SKU and its place. */
    public record Sku(String sku, Location at) {}

    /** What an id refers to. */
    public enum Target {
        CATEGORY,
        PRODUCT,
        PAGE
    }

    /** An id that is referred to at a place. */
    public record Reference(String id, Target target, Location at) {}
}
