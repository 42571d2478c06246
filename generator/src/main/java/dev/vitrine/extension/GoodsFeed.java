package dev.vitrine.extension;

import java.util.Optional;

/**
 * A file that tells others of the goods of a storefront: its beginning, a piece for each product in the order of their ids, and its end.
 *
 * <p>The piece of a product that has not changed is kept from one build to the next, so that it depends on nothing but the product. No more than a few pieces are held in memory.
 */
public interface GoodsFeed extends Extension {

    /** The name of its file for {@code shop}, such as {@code prices.csv}: small letters, digits, dots and hyphens; empty where there is none. The file is {@code feeds/<market>-<language>/<id>/<name>}. */
    Optional<String> file(Shop shop);

    /** What the file begins with; may be empty. */
    default String begin(Shop shop) {
        return "";
    }

    /** What the file says of one product; empty to leave it out. */
    String product(OfferedProduct product);

    /** What the file ends with; may be empty. */
    default String end(Shop shop) {
        return "";
    }
}
