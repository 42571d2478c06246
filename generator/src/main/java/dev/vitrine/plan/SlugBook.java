package dev.vitrine.plan;

import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.SlugHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Who the slugs of one language belong to, so that nobody loses theirs to a newcomer; for one thread. */
final class SlugBook {

    private final LanguageSettings language;
    private final SlugHistory history;
    private final Function<String, String> patterns;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> given = new HashMap<>();

    /**
     * The slugs that things of the site have had.
     *
     * @param exists whether the site has a thing of a kind and id; the slugs of others are free
     * @param patterns kind to the pattern of its addresses in this language
     */
    SlugBook(
            LanguageSettings language,
            SlugHistory history,
            BiPredicate<String, String> exists,
            Function<String, String> patterns) {
        this.language = language;
        this.history = history;
        this.patterns = patterns;
        // What is published now has the first claim, then what once was.
        for (int age = 0; age < 2; age++) {
            for (String thing : history.things().keySet()) {
                int colon = thing.indexOf(':');
                List<String> slugs = history.of(thing, language);
                if (!slugs.isEmpty() && exists.test(thing.substring(0, colon), thing.substring(colon + 1))) {
                    List<String> claimed = age == 0 ? slugs.subList(0, 1) : slugs.subList(1, slugs.size());
                    claimed.forEach(slug -> owners.putIfAbsent(key(thing.substring(0, colon), slug), thing));
                }
            }
        }
    }

    /** The slug that the last build gave {@code thing}. */
    Optional<String> published(String thing) {
        return history.of(thing, language).stream().findFirst();
    }

    /** The slug that another storefront of this language gave {@code thing}. */
    Optional<String> given(String thing) {
        return Optional.ofNullable(given.get(thing));
    }

    /** Remembers what {@code thing} was given. */
    void give(String thing, String slug) {
        given.put(thing, slug);
    }

    /** Whether {@code slug} is or was that of another thing whose addresses look the same. */
    boolean belongsToAnother(String kind, String thing, String slug) {
        String owner = owners.get(key(kind, slug));
        return owner != null && !owner.equals(thing);
    }

    private String key(String kind, String slug) {
        return patterns.apply(kind).replace("{slug}", slug).toLowerCase(Locale.ROOT);
    }
}
