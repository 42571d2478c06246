package dev.vitrine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one language: which terms each leads to, and how many documents are named with it. Thread-safe; what it ends with does not depend on the order of
 * what went in.
 *
 * <p>It grows with the words of a language, not with its documents, which say the same ones over and over; article numbers are kept elsewhere.
 */
final class WordDictionary {

    private final Map<String, List<String>> terms = new ConcurrentHashMap<>();
    private final Map<String, Integer> names = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** Whether {@code raw}, a word as it is written, comes for the first time; later ones lead nowhere else. */
    boolean first(String raw) {
        return !seen.contains(raw) && seen.add(raw);
    }

    /** Who types {@code word} is led to {@code to}; to nothing when the word means nothing. */
    void lead(String word, List<String> to) {
        List<String> before = terms.get(word);
        if (before == null || !before.containsAll(to)) {
            terms.merge(word, sorted(to), WordDictionary::both);
        }
    }

    private static List<String> sorted(List<String> terms) {
        return terms.size() < 2 ? terms : List.copyOf(new TreeSet<>(terms));
    }

    /** The terms of both, each once. */
    static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return sorted(all);
    }

    /** One more document is named with {@code words}. */
    void named(Set<String> words) {
        words.forEach(word -> names.merge(word, 1, Integer::sum));
    }

    /** Every word with its terms, in the order of the alphabet. */
    NavigableMap<String, List<String>> terms() {
        return new TreeMap<>(terms);
    }

    /** Words that mean something. */
    List<String> meaningful() {
        return terms().entrySet().stream()
                .filter(word -> !word.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Words of names, in the order of the alphabet, with how many documents have them. */
    NavigableMap<String, Integer> names() {
        return new TreeMap<>(names);
    }
}
