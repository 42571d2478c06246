package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The market rules a site is held against, and what it says of them.
 *
 * @param stated whether the site itself asks for them
 * @param audience who buys here
 * @param packs the rules; none where nobody asks for them
 * @param overrides rules that matter otherwise here
 * @param attestations what people have confirmed
 * @param origins servers that pages may ask before anybody consents
 * @param location where the site says so
 */
public record MarketRules(
        boolean stated,
        Audience audience,
        List<RulePack> packs,
        List<Override> overrides,
        List<Attestation> attestations,
        List<Origin> origins,
        Location location) {

    /** A site that nobody holds against any rule. */
    public static final MarketRules NONE =
            new MarketRules(false, Audience.B2C, List.of(), List.of(), List.of(), List.of(), Location.of("site.json"));

    public MarketRules {
        packs = List.copyOf(packs);
        overrides = List.copyOf(overrides);
        attestations = List.copyOf(attestations);
        origins = List.copyOf(origins);
    }

    /** Who buys here. */
    public enum Audience {
        B2C,
        B2B,
        MIXED
    }

    /**
     * A rule that matters otherwise here.
     *
     * @param rule its id
     * @param market in which market; empty for all
     * @param thing of which thing only, such as {@code product:lamp}; empty for all
     * @param level how much it matters; empty when it is off
     * @param reason why
     * @param by who says so
     * @param until the last day it does
     * @param location where it is written
     */
    public record Override(
            String rule,
            Optional<String> market,
            Optional<String> thing,
            Optional<Severity> level,
            String reason,
            String by,
            Optional<LocalDate> until,
            Location location) {}

    /**
     * What a person has confirmed.
     *
     * @param rule the rule that asks for it
     * @param market for which market; empty for all
     * @param by who confirms it
     * @param on when
     * @param until the last day it counts; empty for what the rule says
     * @param note how it was looked at, when stated
     * @param location where it is written
     */
    public record Attestation(
            String rule,
            Optional<String> market,
            String by,
            LocalDate on,
            Optional<LocalDate> until,
            Optional<String> note,
            Location location) {}

    /**
     * A server that pages may ask before anybody consents.
     *
     * @param origin such as {@code https://cdn.example}
     * @param purpose what for
     */
    public record Origin(String origin, String purpose) {}
}
