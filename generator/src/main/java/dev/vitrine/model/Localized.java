package dev.vitrine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A value per language.
 *
 * @param values in the order of their tags
 * @param <T> what is localized
 */
public record Localized<T>(Map<Language, T> values) {

    private static final Localized<Object> EMPTY = new Localized<>(Map.of());

    public Localized {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(values)));
    }

    @SuppressWarnings("unchecked")
    public static <T> Localized<T> empty() {
        return (Localized<T>) EMPTY;
    }

    public static <T> Localized<T> of(Language language, T value) {
        return new Localized<>(Map.of(language, value));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value in exactly this language. */
    public Optional<T> in(Language language) {
        return Optional.ofNullable(values.get(language));
    }

    /** The value in the first language of {@code chain} that has one. */
    public Optional<Found<T>> first(List<Language> chain) {
        for (Language language : chain) {
            T value = values.get(language);
            if (value != null) {
                return Optional.of(new Found<>(language, value));
            }
        }
        return Optional.empty();
    }

    /**
     * A value and the language it was found in.
     *
     * @param language where it was found
     * @param value what was found
     * @param <T> what is localized
     */
    public record Found<T>(Language language, T value) {}
}
