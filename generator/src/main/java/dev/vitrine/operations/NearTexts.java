package dev.vitrine.operations;

import dev.vitrine.diagnostics.Closest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Texts among which the nearest to another is found, as people misspell and shorten them. Only those that share most with it, three letters at a time, are looked at letter by letter, so that there may be many.
 *
 * @param <T> what a text stands for
 */
final class NearTexts<T> {

    /** Longer texts are not compared. */
    private static final int LONGEST = 80;

    /** Of those that share letters as many are looked at closely. */
    private static final int LOOKED_AT = 200;

    /** Shorter texts have too many neighbours: sofa is not soft. */
    private static final int SHORTEST = 5;

    private static final int HUNDRED = 100;

    private final List<Entry<T>> entries = new ArrayList<>();
    private final Map<String, List<Integer>> byPart = new HashMap<>();

    private record Entry<T>(String text, int parts, T what) {}

    /**
     * A text that is like another.
     *
     * @param what what it stands for
     * @param percent how much they share: 100 when they are the same
     */
    record Near<T>(T what, int percent) {}

    /** Adds a text; of those that are as near, the first is found. */
    void add(String text, T what) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return;
        }
        Set<String> parts = parts(text);
        parts.forEach(
                part -> byPart.computeIfAbsent(part, k -> new ArrayList<>(1)).add(entries.size()));
        entries.add(new Entry<>(text, parts.size(), what));
    }

    /** The nearest to {@code text} that shares at least {@code least} percent with it; the same text when it is short. */
    Optional<Near<T>> to(String text, int least) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        int wanted = text.length() < SHORTEST ? HUNDRED : least;
        Set<String> parts = parts(text);
        Map<Integer, Integer> shared = new HashMap<>();
        parts.forEach(
                part -> byPart.getOrDefault(part, List.of()).forEach(entry -> shared.merge(entry, 1, Integer::sum)));
        return shared.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Integer, Integer> entry) -> -HUNDRED
                                * 2
                                * entry.getValue()
                                / (parts.size() + entries.get(entry.getKey()).parts()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LOOKED_AT)
                .map(Map.Entry::getKey)
                .map(at -> Map.entry(at, percent(text, entries.get(at).text())))
                .filter(entry -> entry.getValue() >= wanted)
                .min(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Near<>(entries.get(entry.getKey()).what(), entry.getValue()));
    }

    /** How much two texts share: of 100 letters of the longer one as many stay as they are. Words in another order share all but a little. */
    static int percent(String a, String b) {
        int longest = Math.max(a.length(), b.length());
        int letters = HUNDRED * (longest - Closest.distance(a, b)) / longest;
        Set<String> one = words(a);
        Set<String> other = words(b);
        if (one.size() < 2 || other.size() < 2) {
            return letters;
        }
        long both = one.stream().filter(other::contains).count();
        int words = (int) ((HUNDRED - 5) * 2 * both / (one.size() + other.size()));
        return Math.max(letters, words);
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>(List.of(text.split("[^\\p{L}\\p{M}\\p{N}]+")));
        words.remove("");
        return words;
    }

    private static Set<String> parts(String text) {
        String framed = " " + text + " ";
        Set<String> parts = new LinkedHashSet<>();
        for (int i = 0; i + 2 < framed.length() || i == 0; i++) {
            parts.add(framed.substring(i, Math.min(framed.length(), i + 3)));
        }
        return parts;
    }
}
