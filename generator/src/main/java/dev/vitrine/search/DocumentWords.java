package dev.vitrine.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The terms of one document, field by field; the words that lead to them go into a dictionary. For one thread. */
final class DocumentWords {

    private final SearchVocabulary vocabulary;
    private final LanguageAnalysis analysis;
    private final WordDictionary dictionary;
    private final Map<SearchField, List<String>> terms = new EnumMap<>(SearchField.class);
    private final Set<String> names = new LinkedHashSet<>();

    private DocumentWords(SearchVocabulary vocabulary, WordDictionary dictionary) {
        this.vocabulary = vocabulary;
        this.analysis = vocabulary.analysis();
        this.dictionary = dictionary;
    }

    /** The words of {@code document}, each of which {@code dictionary} knows from then on. */
    static DocumentWords of(SearchDocument document, SearchVocabulary vocabulary, WordDictionary dictionary) {
        DocumentWords words = new DocumentWords(vocabulary, dictionary);
        words.named(SearchField.TITLE, document.title());
        words.named(SearchField.BRAND, document.brand());
        document.categories().forEach(text -> words.named(SearchField.CATEGORIES, text));
        document.attributes().forEach(text -> words.named(SearchField.ATTRIBUTES, text));
        document.keywords().forEach(text -> words.named(SearchField.KEYWORDS, text));
        document.codes().forEach(words::code);
        words.add(SearchField.TEXT, WordSplitter.split(document.text()), false);
        dictionary.named(words.names);
        return words;
    }

    /** The terms of {@code field}, in the order of the text. */
    List<String> terms(SearchField field) {
        return terms.getOrDefault(field, List.of());
    }

    /** Words of names that typing errors are compared with. */
    Set<String> names() {
        return names;
    }

    private void named(SearchField field, String text) {
        List<WordSplitter.Word> words = WordSplitter.split(text);
        add(field, words, true);
        for (String synonym : vocabulary.synonyms(words)) {
            add(SearchField.KEYWORDS, WordSplitter.split(synonym), true);
        }
    }

    private void add(SearchField field, List<WordSplitter.Word> words, boolean named) {
        List<String> out = terms.computeIfAbsent(field, k -> new ArrayList<>());
        for (int i = 0; i < words.size(); i++) {
            WordSplitter.Word word = words.get(i);
            List<String> found = analysis.terms(word);
            out.addAll(found);
            if (dictionary.first(word.raw())) {
                lead(word, found);
            }
            if (named && !word.dense() && name(word.text())) {
                analysis.articled(word.text()).forEach(articled -> dictionary.lead(articled, found));
            }
            if (named
                    && word.dense()
                    && (i + 1 == words.size() || words.get(i + 1).run() != word.run())) {
                last(word);
            }
            if (!word.linked()) {
                join(field, words, i, named);
            }
        }
    }

    /** The last letter of a name in a script without spaces is mostly what the thing is: 登山靴 is a 靴. */
    private void last(WordSplitter.Word pair) {
        String letter = WordSplitter.lastLetter(pair.text());
        if (!letter.equals(pair.text())) {
            String term = ChineseVariants.term(letter, analysis.language());
            terms.computeIfAbsent(SearchField.PARTS, k -> new ArrayList<>()).add(term);
            dictionary.lead(letter, List.of(term));
        }
    }

    /** The words that hyphens or apostrophes join, as one: T-shirt is a tshirt. */
    private void join(SearchField field, List<WordSplitter.Word> words, int from, boolean named) {
        int to = from + 1;
        while (to < words.size() && words.get(to).linked()) {
            to++;
        }
        if (to - from < 2 || to - from > WordSplitter.MOST_JOINED) {
            return;
        }
        StringBuilder text = new StringBuilder();
        StringBuilder raw = new StringBuilder();
        Set<String> parts = new LinkedHashSet<>();
        for (WordSplitter.Word word : words.subList(from, to)) {
            text.append(word.text());
            raw.append(word.raw());
            parts.addAll(analysis.terms(word));
        }
        if (text.length() > WordSplitter.LONGEST) {
            return;
        }
        List<String> found = analysis.terms(raw.toString());
        dictionary.lead(text.toString(), found);
        if (named) {
            name(text.toString());
        }
        for (String term : found) {
            // The men of "men's" is counted already.
            if (!parts.contains(term)) {
                terms.computeIfAbsent(field, k -> new ArrayList<>()).add(term);
            }
        }
    }

    private void code(String code) {
        StringBuilder whole = new StringBuilder();
        WordSplitter.split(code).forEach(word -> whole.append(word.text()));
        if (whole.length() > 0 && whole.length() <= WordSplitter.LONGEST) {
            // No dictionary holds them: there are as many as variants, and each leads to itself.
            terms.computeIfAbsent(SearchField.CODES, k -> new ArrayList<>()).add(whole.toString());
        }
    }

    private void lead(WordSplitter.Word word, List<String> found) {
        dictionary.lead(word.text(), found);
        List<String> spellings = word.dense()
                ? ChineseVariants.spellings(word.text(), analysis.language())
                : analysis.spellings(word.raw(), word.text());
        spellings.forEach(spelling -> dictionary.lead(spelling, found));
    }

    /** Whether {@code word} was not among the document's names before. */
    private boolean name(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetter(word.charAt(i))) {
                return true;
            }
        }
        return word.length() <= 2 || names.add(word);
    }
}
