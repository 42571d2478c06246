package dev.vitrine.load;

import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Review;
import dev.vitrine.packed.ValueHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the reviews in {@code catalog/reviews/} stand: sixteen bytes for each. */
final class ReviewIndex {

    private final List<ReviewFile> files = new ArrayList<>();
    private final Map<String, Places> byProduct = new HashMap<>();

    /** Takes a place. */
    @FunctionalInterface
    interface Place {
        void at(ReviewFile file, long offset, int length);
    }

    /** The places of one product's reviews: two numbers each, the offset, then file and length. */
    private static final class Places {
        private long[] numbers = new long[8];
        private int count;
        private ProductEntry.Rating rating = ProductEntry.Rating.NONE;
        private long hash;

        void add(long offset, int file, int length) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = offset;
            numbers[count++] = ((long) file << 32) | length;
        }
    }

    /** Remembers where {@code review} of {@code product} stands. */
    void add(String product, Review review, ReviewFile file, long offset, int length) {
        if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) {
            files.add(file);
        }
        Places places = byProduct.computeIfAbsent(product, k -> new Places());
        places.add(offset, files.size() - 1, length);
        places.rating = places.rating.and(review.rating());
        places.hash = ValueHash.of(places.hash, ValueHash.of(review));
    }

    /** Stands for the reviews of {@code product}. */
    long hash(String product) {
        Places places = byProduct.get(product);
        return places == null ? 0 : places.hash;
    }

    /** How the reviews of {@code product} rate it, added to what is known already. */
    ProductEntry.Rating rating(String product, ProductEntry.Rating known) {
        Places places = byProduct.get(product);
        return places == null
                ? known
                : new ProductEntry.Rating(known.count() + places.rating.count(), known.sum() + places.rating.sum());
    }

    /** Shows {@code to} the places of the reviews of {@code product}. */
    void places(String product, Place to) {
        Places places = byProduct.get(product);
        for (int i = 0; places != null && i < places.count; i += 2) {
            long rest = places.numbers[i + 1];
            to.at(files.get((int) (rest >>> 32)), places.numbers[i], (int) rest);
        }
    }
}
