package dev.vitrine.model;

/** Whether a product is shown. */
public enum ProductStatus {
    ACTIVE,
    DRAFT,
    ARCHIVED
}
