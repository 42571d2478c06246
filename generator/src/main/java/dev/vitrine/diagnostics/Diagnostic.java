package dev.vitrine.diagnostics;

import java.util.Comparator;
import java.util.List;

/**
 * One problem: what is wrong with this value, where, and what mends it.
 *
 * @param rule which rule it breaks
 * @param severity how much it matters
 * @param location where
 * @param message what is wrong with this value, without a full stop
 * @param hint what to do about it; empty when the message says it all
 * @param related other places that have to do with it
 * @param code which of the rules that are data it is about, such as {@code EU-GPSR-RP} of a pack of market rules; empty where {@code rule} says it all
 */
public record Diagnostic(
        AnyRule rule,
        Severity severity,
        Location location,
        String message,
        String hint,
        List<Location> related,
        String code) {

    /** By place, then rule, then text: the order of every report. */
    public static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::location)
            .thenComparing(d -> d.rule().id())
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        related = List.copyOf(related);
    }

    public Diagnostic(
            AnyRule rule, Severity severity, Location location, String message, String hint, List<Location> related) {
        this(rule, severity, location, message, hint, related, "");
    }

    public static Diagnostic of(AnyRule rule, Location location, String message, String hint) {
        return new Diagnostic(rule, rule.severity(), location, message, hint, List.of());
    }

    public static Diagnostic of(AnyRule rule, Location location, String message, String hint, Location related) {
        return new Diagnostic(rule, rule.severity(), location, message, hint, List.of(related));
    }

    /** The same problem, mattering as much as {@code level} says. */
    Diagnostic at(Severity level) {
        return level == severity ? this : new Diagnostic(rule, level, location, message, hint, related, code);
    }

    /** {@code path:line:column: severity [rule] message}. */
    @Override
    public String toString() {
        String place = location.toString();
        return (place.isEmpty() ? "" : place + ": ") + severity.word() + " [" + rule.id() + "] " + message;
    }
}
