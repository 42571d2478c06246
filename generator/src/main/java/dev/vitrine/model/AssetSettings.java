package dev.vitrine.model;

/**
 * How style sheets and scripts are published.
 *
 * @param minify whether they lose comments and needless white space
 * @param integrity whether pages state the hashes of those they load
 * @param prefetch whether pages let browsers fetch the product or list a shopper is about to open
 */
public record AssetSettings(boolean minify, boolean integrity, boolean prefetch) {

    /** What holds where nothing else is said. */
    public static final AssetSettings STANDARD = new AssetSettings(true, false, true);
}
