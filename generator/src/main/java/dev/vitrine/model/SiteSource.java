package dev.vitrine.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads again what the index does not hold. Implementations are thread-safe. */
public interface SiteSource {

    /**
     * The whole product behind {@code entry}; its problems were reported when the index was made.
     *
     * @throws IOException when its file cannot be read any more
     */
    Product product(ProductEntry entry) throws IOException;

    /**
     * What shoppers say of the product behind {@code entry}: newest first, none from after the day the site is built for.
     *
     * @throws IOException when a file cannot be read any more
     */
    List<Review> reviews(ProductEntry entry) throws IOException;

    /**
     * Stands for all that {@link #product}, {@link #reviews} and {@link #text} of the product's texts give for {@code entry}: where it is the same as in an
     * earlier build, so are they.
     */
    long fingerprint(ProductEntry entry);

    /**
     * The text of {@code body}.
     *
     * @throws IOException when its file cannot be read any more
     */
    SourceText text(Body body) throws IOException;

    /**
     * The picture at {@code pathInSite}, for pictures named in texts; empty when there is none.
     *
     * @param pathInSite relative to the site folder, with {@code /}
     */
    java.util.Optional<Media.Local> media(String pathInSite);

    /**
     * The bytes of a picture; the caller closes the stream.
     *
     * @throws IOException when it cannot be read
     */
    InputStream open(Media.Local media) throws IOException;
}
