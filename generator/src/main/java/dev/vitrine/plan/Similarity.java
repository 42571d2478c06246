package dev.vitrine.plan;

import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Storefront;
import java.util.List;
import java.util.Set;

/** Says which products are like another. */
@FunctionalInterface
public interface Similarity {

    /** Nothing is like anything. */
    Similarity NONE = (product, without, storefront) -> List.of();

    /**
     * Ids of products that are like {@code product}, the most similar first; all are shown in {@code storefront}. May be asked by many threads.
     *
     * @param without ids of products that are not wanted; for one product always the same
     */
    List<String> to(ProductEntry product, Set<String> without, Storefront storefront);

    /** Stands for all that answers depend on beside what is asked: where it is the same as in an earlier build, so are they. */
    default long fingerprint() {
        return 0;
    }
}
