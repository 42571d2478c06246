package dev.vitrine.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every slug that earlier builds published, so that no address is lost when a title changes.
 *
 * @param things thing ({@code product:morrow-mug}) to what is known of it, sorted
 */
public record SlugHistory(Map<String, Entry> things) {

    public static final SlugHistory NONE = new SlugHistory(Map.of());

    public SlugHistory {
        things = Collections.unmodifiableMap(new TreeMap<>(things));
    }

    /**
     * What is known of one thing.
     *
     * @param category the main category of a product
     * @param slugs language tag to slugs, the newest first; a language that is left out has those of the next in its chain, an empty list says that it
     *     never had any
     */
    public record Entry(Optional<String> category, Map<String, List<String>> slugs) {
        public Entry {
            slugs = Collections.unmodifiableMap(new TreeMap<>(slugs));
        }

        /** The slugs in {@code language}, the newest first; empty when none is known. */
        public List<String> of(LanguageSettings language) {
            for (Language candidate : language.chain()) {
                List<String> own = slugs.get(candidate.tag());
                if (own != null) {
                    return own;
                }
            }
            return List.of();
        }
    }

    /** The slugs of {@code thing} in {@code language}, the newest first; empty when none is known. */
    public List<String> of(String thing, LanguageSettings language) {
        Entry entry = things.get(thing);
        return entry == null ? List.of() : entry.of(language);
    }
}
