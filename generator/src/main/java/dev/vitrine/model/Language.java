package dev.vitrine.model;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/**
 * A language of the site, as a BCP 47 tag in canonical case ({@code en-GB}, {@code zh-Hant}).
 *
 * @param tag the canonical tag
 */
public record Language(String tag) implements Comparable<Language> {

    /** The language of {@code tag}, or empty when it is no well-formed BCP 47 tag. */
    public static Optional<Language> parse(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.getLanguage().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Language(locale.toLanguageTag()));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** The primary language subtag: {@code en} of {@code en-GB}. */
    public String primary() {
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    public Locale toLocale() {
        return Locale.forLanguageTag(tag);
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
