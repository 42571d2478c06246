package dev.vitrine.rules;

import java.util.Locale;

/** What a rule comes to, the gravest first. */
public enum RuleStatus {
    /** It is broken. */
    FAIL,
    /** Nobody can say before data is stated. */
    MISSING_DATA,
    /** A person has to look and say so. */
    MANUAL,
    /** It is broken, and the settings say why that is so. */
    OVERRIDDEN,
    /** What a program sees holds, and a person has confirmed the rest. */
    ATTESTED,
    /** It holds. */
    PASS,
    /** It does not hold yet. */
    UPCOMING,
    /** It asks for nothing here. */
    NOT_APPLICABLE;

    /** As reports have it: {@code missing-data}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it leaves something to do. */
    public boolean open() {
        return this == FAIL || this == MISSING_DATA || this == MANUAL;
    }
}
