package dev.vitrine.model;

import java.util.Map;
import java.util.Set;

/**
 * How the part of an address that stands for a title is made.
 *
 * @param standard its letters, in languages that say nothing else
 * @param byLanguage its letters in single languages
 * @param longest how many characters it has at most; it is cut between words
 * @param reserved what no title becomes on its own
 */
public record SlugPolicy(Letters standard, Map<Language, Letters> byLanguage, int longest, Set<String> reserved) {

    /** What a site has that states nothing. */
    public static final SlugPolicy DEFAULT = new SlugPolicy(Letters.TRANSLITERATE, Map.of(), 80, Set.of());

    public SlugPolicy {
        byLanguage = Map.copyOf(byLanguage);
        reserved = Set.copyOf(reserved);
    }

    /** Which letters a slug is written in. */
    public enum Letters {
        /** Those of ASCII, whatever script the title is in. */
        TRANSLITERATE,
        /** The title's own. */
        UNICODE
    }

    /** The letters for {@code language}: its own, those of {@code de} for {@code de-AT}, or the standard. */
    public Letters of(Language language) {
        Letters own = byLanguage.get(language);
        Letters general = own != null ? own : byLanguage.get(new Language(language.primary()));
        return general != null ? general : standard;
    }
}
