package dev.vitrine.rules;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a rule stands in a market.
 *
 * @param rule its id
 * @param pack the pack it is of
 * @param market the market's id
 * @param countries the market's countries, the main one first
 * @param title what it is about
 * @param severity how much breaking it matters on the day of the build, overrides included
 * @param machine how much of it a program can see: {@code yes}, {@code part} or {@code no}
 * @param confidence how sure the text behind it is: {@code high}, {@code medium} or {@code low}
 * @param source where it is written
 * @param since from which day on it holds; empty when it always has
 * @param status the gravest of its answers
 * @param counts status to the number of pages; a rule of the site as a whole counts as one page
 * @param note what decided it where it does not apply, is overridden, is attested or waits for a person
 * @param coming the days from which on it may stand otherwise without anybody editing anything, the next first
 * @param evidence the first of its open answers
 * @param fix what mends it
 */
public record RuleStanding(
        String rule,
        String pack,
        String market,
        List<String> countries,
        String title,
        Severity severity,
        String machine,
        String confidence,
        String source,
        Optional<LocalDate> since,
        RuleStatus status,
        Map<RuleStatus, Integer> counts,
        String note,
        List<Coming> coming,
        List<Evidence> evidence,
        String fix) {

    public RuleStanding {
        Map<RuleStatus, Integer> copy = new EnumMap<>(RuleStatus.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
        countries = List.copyOf(countries);
        coming = List.copyOf(coming);
        evidence = List.copyOf(evidence);
    }

    /** The next day on which its status may change, when one is known. */
    public Optional<LocalDate> due() {
        return coming.stream().findFirst().map(Coming::day);
    }

    /**
     * Something that happens by itself.
     *
     * @param day the first day on which it is so
     * @param what in words, such as {@code it begins to hold}
     */
    public record Coming(LocalDate day, String what) {}

    /**
     * An answer that leaves something to do.
     *
     * @param status what it is
     * @param thing what it is about, such as {@code product:lamp}; empty for the market as a whole
     * @param page the first page that has it, as a file of the output; may be empty
     * @param pages how many pages have it
     * @param why what decided it
     * @param at where the datum is written
     */
    public record Evidence(RuleStatus status, String thing, String page, int pages, String why, Location at) {}
}
