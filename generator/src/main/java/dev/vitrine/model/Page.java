package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A page of the brand or of its policies.
 *
 * @param id its folder's name
 * @param kind what it is
 * @param image its picture
 * @param words per language
 * @param location where it is written
 * @param made how it is shown, where an extension added it
 */
public record Page(
        String id, Kind kind, Optional<Picture> image, Localized<Words> words, Location location, Optional<Made> made) {

    /** A page that somebody wrote. */
    public Page(String id, Kind kind, Optional<Picture> image, Localized<Words> words, Location location) {
        this(id, kind, image, words, location, Optional.empty());
    }

    /**
     * How a page of an extension is shown.
     *
     * @param template the template that shows it
     * @param values what it is given
     * @param markets the markets that show it; empty for all
     */
    public record Made(String template, Values values, List<String> markets) {
        public Made {
            markets = List.copyOf(markets);
        }

        /** Whether {@code market} shows it. */
        public boolean in(Market market) {
            return markets.isEmpty() || markets.contains(market.id());
        }
    }

    /**
     * What the template of a page is given, which only that page shows.
     *
     * @param values per language, by name: texts, numbers, flags, lists and maps
     */
    public record Values(Localized<Map<String, Object>> values) {}

    /** What a page is. */
    public enum Kind {
        PAGE,
        POLICY,
        CONTACT,
        TRACKING,
        FAQ,
        SIZES,
        IMPRINT,
        TERMS,
        PRIVACY,
        WITHDRAWAL,
        SHIPPING,
        ACCESSIBILITY,
        GUARANTEE,
        DISPOSAL,
        REVIEWS;

        private static final Set<Kind> POLICIES = Set.of(
                POLICY, IMPRINT, TERMS, PRIVACY, WITHDRAWAL, SHIPPING, ACCESSIBILITY, GUARANTEE, DISPOSAL, REVIEWS);

        /** Whether it says what holds between shop and shopper. */
        public boolean policy() {
            return POLICIES.contains(this);
        }
    }
}
