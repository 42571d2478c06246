package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A dated rule of a market, with its source.
 *
 * @param id stable and never used again, such as {@code EU-GPSR-RP}
 * @param title what it is about
 * @param severity how much breaking it matters
 * @param machine how much of it a program can see
 * @param confidence how sure the text behind it is: {@code high}, {@code medium} or {@code low}
 * @param since from which day on it holds; empty when it always has
 * @param until from which day on it no longer holds; empty when that is open
 * @param exceptDuring the field with the spans of days on which it may be broken
 * @param transition from which day on it matters more or less, earliest first
 * @param source where it is written
 * @param business whether it holds where only businesses buy, too
 * @param scope what it is asked of
 * @param pages for {@link Scope#PAGE}: kinds of pages; empty for all
 * @param when where it applies; empty for everywhere
 * @param requires what must hold
 * @param forbids what must not hold
 * @param attest what a person must confirm, beside what a program sees
 * @param at the field whose place is named when it is broken; empty for that of the page's source
 * @param message what is wrong when it is broken, in plain words
 * @param fix what mends it
 * @param location where it is written in its pack
 */
public record MarketRule(
        String id,
        String title,
        Severity severity,
        Machine machine,
        String confidence,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        Optional<String> exceptDuring,
        List<Transition> transition,
        Source source,
        boolean business,
        Scope scope,
        List<String> pages,
        Optional<RuleCondition> when,
        Optional<RuleCondition> requires,
        Optional<RuleCondition> forbids,
        Optional<Attest> attest,
        Optional<String> at,
        String message,
        String fix,
        Location location) {

    public MarketRule {
        transition = List.copyOf(transition);
        pages = List.copyOf(pages);
    }

    /** How much of a rule a program can see. */
    public enum Machine {
        YES,
        PART,
        NO
    }

    /** What a rule is asked of. */
    public enum Scope {
        /** Every page of a product. */
        PRODUCT,
        /** Every page of some kinds. */
        PAGE,
        /** A market as a whole, of which only data is known. */
        SITE
    }

    /**
     * From a day on the rule matters otherwise.
     *
     * @param from the first day
     * @param severity how much from then on
     */
    public record Transition(LocalDate from, Severity severity) {}

    /**
     * Where a rule is written.
     *
     * @param instrument the law
     * @param article the place in it
     * @param url where it can be read, when stated
     */
    public record Source(String instrument, String article, Optional<String> url) {}

    /**
     * What a person must confirm.
     *
     * @param question what is to be confirmed
     * @param validDays after how many days it must be confirmed again
     */
    public record Attest(String question, OptionalInt validDays) {}

    /** How much breaking it matters on {@code day}. */
    public Severity severityOn(LocalDate day) {
        Severity severityThen = severity;
        for (Transition change : transition) {
            if (!change.from().isAfter(day)) {
                severityThen = change.severity();
            }
        }
        return severityThen;
    }
}
