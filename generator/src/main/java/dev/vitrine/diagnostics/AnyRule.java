package dev.vitrine.diagnostics;

import java.util.Comparator;

/** A rule that problems break: one of {@linkplain Rule Vitrine's own}, or one that {@linkplain ExtensionRule an extension} brings. */
public sealed interface AnyRule permits Rule, ExtensionRule {

    /** Vitrine's own in the order of the documentation, then those of extensions by their ids. */
    Comparator<AnyRule> ORDER = (one, other) -> {
        if (one instanceof Rule own && other instanceof Rule second) {
            return own.compareTo(second);
        }
        if (one instanceof Rule || other instanceof Rule) {
            return one instanceof Rule ? -1 : 1;
        }
        return one.id().compareTo(other.id());
    };

    /** {@code area/what-is-wrong}; stable across versions. */
    String id();

    /** How much its problems matter, unless a site says otherwise. */
    Severity severity();

    /** One line that says what the rule is about. */
    String meaning();

    /** Whether its problems must stay errors: with them the output would be wrong or unsafe. */
    boolean fixed();

    /** Whether its problems are found in time to keep a site from being published. */
    boolean mayStop();
}
