package dev.vitrine.model;

/** Whether a variant can be bought. */
public enum Availability {
    IN_STOCK("InStock"),
    OUT_OF_STOCK("OutOfStock"),
    PREORDER("PreOrder"),
    BACKORDER("BackOrder");

    private final String schemaOrg;

    Availability(String schemaOrg) {
        this.schemaOrg = schemaOrg;
    }

    /** The last part of its schema.org address. */
    public String schemaOrg() {
        return schemaOrg;
    }

    /** As content files and interface strings call it: {@code in-stock}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public boolean buyable() {
        return this != OUT_OF_STOCK;
    }
}
