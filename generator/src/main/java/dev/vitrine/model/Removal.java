package dev.vitrine.model;

/** What answers at the addresses of a thing that the shop no longer has. */
public enum Removal {
    /** "Gone" (410), or "not found" where the host cannot say so. */
    GONE,
    /** A redirect to the category it was in, or to the home page when that is gone too. */
    CATEGORY,
    /** A redirect to the home page. */
    HOME
}
