package dev.vitrine;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.rules.RuleStanding;
import dev.vitrine.translation.Coverage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build did and found.
 *
 * @param diagnostics every problem
 * @param excerpts finds the source lines of problems
 * @param written whether the output folder was replaced; false when there were errors or nothing was to be written
 * @param pages storefront ({@code de/de}) to number of pages, in the order of the settings
 * @param files number of files of the site, pages included
 * @param changes how many files of the output were added, changed and removed; none when nothing was published
 * @param fallbacks every fallback taken
 * @param feeds what shopping channels are told, in the order of the storefronts
 * @param translations how far each language is translated; empty when the site keeps no records of translations and states no gates
 * @param rules where each market rule stands in each market; empty when the site asks for no rules
 * @param figures what is known of the site as a whole; only where they were asked for
 * @param phases phase to milliseconds, in the order they ran
 */
public record BuildReport(
        Diagnostics diagnostics,
        ExcerptSource excerpts,
        boolean written,
        Map<String, Integer> pages,
        int files,
        Changes changes,
        List<Fallback> fallbacks,
        List<Feed> feeds,
        List<Coverage> translations,
        List<RuleStanding> rules,
        Optional<BuildFigures> figures,
        Map<String, Long> phases) {

    public BuildReport {
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
        fallbacks = List.copyOf(fallbacks);
        feeds = List.copyOf(feeds);
        translations = List.copyOf(translations);
        rules = List.copyOf(rules);
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
    }

    /** Whether the site may be published: no error was found. */
    public boolean sound() {
        return !diagnostics.hasErrors();
    }

    /** Whether there was nothing to do: the output lies there as the last build left it, and no page had to be made. */
    public boolean upToDate() {
        return written && changes.nothing();
    }

    public int errors() {
        return diagnostics.count(Severity.ERROR);
    }

    public int warnings() {
        return diagnostics.count(Severity.WARNING);
    }

    public int pageCount() {
        return pages.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * How many files of the output a build changed, and how many pages it made; {@code changes.tsv} beside the output lists them.
     *
     * @param added files that were not there
     * @param changed files with other bytes
     * @param removed files that left the output
     * @param unchanged files that were left alone
     * @param pagesMade how many pages were made; the others would have come out as the last build made them
     */
    public record Changes(int added, int changed, int removed, int unchanged, int pagesMade) {

        /** Nothing was published. */
        public static final Changes NONE = new Changes(0, 0, 0, 0, 0);

        private boolean nothing() {
            return added + changed + removed + pagesMade == 0;
        }
    }

    /**
     * What a channel is told of a storefront.
     *
     * @param file the first of its files
     * @param channel the channel
     * @param storefront {@code de/de}
     * @param items how many items it has
     * @param leftOut how many variants the shop does not tell of: sold by quote only, or left out by the settings
     * @param refused rule to the number of items the channel would refuse because of it, and which are not in the file
     */
    public record Feed(
            String file, String channel, String storefront, int items, int leftOut, Map<String, Integer> refused) {
        public Feed {
            refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
        }
    }

    /**
     * Words that were missing and where they came from instead.
     *
     * @param field what was missing, as the fallback policy names it
     * @param thing whose, such as {@code product:aurora-lamp}
     * @param language in which language
     * @param from the language used instead; empty when the field or page was left out
     */
    public record Fallback(String field, String thing, String language, String from) {}
}
