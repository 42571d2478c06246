package dev.vitrine.imports;

/** The layout of the files that are imported. */
public enum ImportFormat {
    /** Told from the header row, or named by the mapping. */
    AUTO,
    /** Shopify's product CSV, both generations of its header. */
    SHOPIFY,
    /** WooCommerce's product CSV, with English, German, French or Spanish headers. */
    WOOCOMMERCE,
    /** Any CSV, with a mapping file that says what its columns are. */
    MAPPED
}
