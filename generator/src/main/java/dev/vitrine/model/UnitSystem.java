package dev.vitrine.model;

/** The units shoppers of a market think in. */
public enum UnitSystem {
    METRIC("metric"),
    US("us"),
    /** Metric in law and on labels; lengths also in inches and feet. */
    UK("uk");

    private final String id;

    UnitSystem(String id) {
        this.id = id;
    }

    /** As content files call it. */
    public String id() {
        return id;
    }
}
