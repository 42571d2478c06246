package dev.vitrine.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What words of one language mean: their stems, and words that content teams call the same. Immutable once made. */
public final class SearchVocabulary {

    private final LanguageAnalysis analysis;
    private final Map<String, List<String>> synonyms;
    private final int longest;

    private SearchVocabulary(LanguageAnalysis analysis, Map<String, List<String>> synonyms, int longest) {
        this.analysis = analysis;
        this.synonyms = synonyms;
        this.longest = longest;
    }

    /**
     * Words of one phrase that are found by those of another.
     *
     * @param from a document that has this phrase
     * @param to is found by these, too
     */
    public record Synonym(String from, List<String> to) {
        public Synonym {
            to = List.copyOf(to);
        }
    }

    /**
     * What is known of a language before any document is read.
     *
     * @param language a BCP 47 tag
     * @param synonyms what content teams say
     */
    public static SearchVocabulary of(String language, Collection<Synonym> synonyms) {
        int dash = language.indexOf('-');
        String primary = dash < 0 ? language : language.substring(0, dash);
        LanguageAnalysis analysis = LanguageAnalysis.of(primary);
        Map<String, List<String>> byPhrase = new HashMap<>();
        int longest = 0;
        for (Synonym synonym : synonyms) {
            List<WordSplitter.Word> words = WordSplitter.split(synonym.from());
            if (!words.isEmpty()) {
                List<String> to =
                        byPhrase.computeIfAbsent(phrase(analysis, words, 0, words.size()), k -> new ArrayList<>());
                to.addAll(synonym.to());
                longest = Math.max(longest, words.size());
            }
        }
        return new SearchVocabulary(analysis, byPhrase, longest);
    }

    LanguageAnalysis analysis() {
        return analysis;
    }

    /** What a document with {@code words} is found by, too. */
    List<String> synonyms(List<WordSplitter.Word> words) {
        if (longest == 0) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= words.size() && to - from <= longest; to++) {
                found.addAll(synonyms.getOrDefault(phrase(analysis, words, from, to), List.of()));
            }
        }
        return List.copyOf(found);
    }

    /** A phrase by what its words are found by, so that its plural is the same phrase. */
    private static String phrase(LanguageAnalysis analysis, List<WordSplitter.Word> words, int from, int to) {
        StringBuilder phrase = new StringBuilder();
        for (WordSplitter.Word word : words.subList(from, to)) {
            List<String> terms = analysis.terms(word);
            phrase.append(terms.isEmpty() ? word.text() : terms.get(0)).append(' ');
        }
        return phrase.toString();
    }
}
