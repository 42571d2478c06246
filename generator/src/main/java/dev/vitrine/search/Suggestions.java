package dev.vitrine.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the catalogue is likely to be asked: words and phrases that several of its names have in common, ready to complete what is typed. */
final class Suggestions {

    private static final int MOST = 3_000;
    private static final int LONGEST = 3;
    private static final int LEAST = 2;
    private static final int SHARD_PHRASES = 220;

    private final TreeMap<String, Phrase> phrases;

    private Suggestions(TreeMap<String, Phrase> phrases) {
        this.phrases = phrases;
    }

    private record Phrase(String text, int weight) {}

    /** Counts the phrases of {@code names}. Words are counted first, so that only phrases of common words are kept while counting. */
    static Suggestions of(List<String> names, LanguageAnalysis analysis) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> shown = new HashMap<>();
        for (int length = 1; length <= LONGEST; length++) {
            Map<String, Integer> longer = new HashMap<>();
            for (String name : names) {
                count(name, length, counts, longer, shown, analysis);
            }
            longer.values().removeIf(count -> count < LEAST);
            shown.keySet().removeIf(key -> !longer.containsKey(key) && !counts.containsKey(key));
            counts.putAll(longer);
        }
        // "stainless" is not worth offering where it is always "stainless steel".
        Set<String> covered = new HashSet<>();
        counts.forEach((key, count) -> {
            for (int cut = key.indexOf(' '); cut >= 0; cut = key.indexOf(' ', cut + 1)) {
                cover(key.substring(0, cut), count, counts, covered);
                cover(key.substring(cut + 1), count, counts, covered);
            }
        });
        TreeMap<String, Phrase> best = new TreeMap<>();
        counts.entrySet().stream()
                .filter(entry -> !covered.contains(entry.getKey()))
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .forEach(entry -> best.put(
                        entry.getKey(),
                        new Phrase(shown.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue())));
        return new Suggestions(best);
    }

    private static void cover(String part, int count, Map<String, Integer> counts, Set<String> covered) {
        Integer alone = counts.get(part);
        if (alone != null && count * 10 >= alone * 9) {
            covered.add(part);
        }
    }

    private static void count(
            String name,
            int length,
            Map<String, Integer> known,
            Map<String, Integer> counts,
            Map<String, String> shown,
            LanguageAnalysis analysis) {
        List<WordSplitter.Word> words = WordSplitter.split(name);
        List<WordSplitter.Word> runs = new ArrayList<>();
        for (WordSplitter.Word word : words) {
            if (runs.isEmpty() || runs.get(runs.size() - 1).run() != word.run()) {
                runs.add(word);
            }
        }
        Set<String> seen = new HashSet<>();
        for (int from = 0; from + length <= runs.size(); from++) {
            List<WordSplitter.Word> phrase = runs.subList(from, from + length);
            if (!offers(phrase, analysis) || length > 1 && !parts(phrase, known)) {
                continue;
            }
            String text =
                    name.substring(phrase.get(0).start(), phrase.get(length - 1).end());
            String key = WordSplitter.key(text);
            if (seen.add(key)) {
                counts.merge(key, 1, Integer::sum);
                // The spelling that sorts first is as good as any, and the same on every machine.
                shown.merge(key, text, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
    }

    /** Whether a phrase makes sense on its own: no number and no word without meaning at its ends, nothing but spaces between its words. */
    private static boolean offers(List<WordSplitter.Word> phrase, LanguageAnalysis analysis) {
        for (int i = 0; i < phrase.size(); i++) {
            WordSplitter.Word word = phrase.get(i);
            boolean end = i == 0 || i == phrase.size() - 1;
            if (word.text().length() < 2
                    || end && word.text().codePoints().noneMatch(Character::isLetter)
                    || end && !word.dense() && analysis.terms(word.raw()).isEmpty()
                    || i > 0 && word.start() != phrase.get(i - 1).end() + 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether the phrase without its first word, and without its last, are common themselves. */
    private static boolean parts(List<WordSplitter.Word> phrase, Map<String, Integer> known) {
        return known.containsKey(key(phrase.subList(0, 1)))
                && known.containsKey(key(phrase.subList(phrase.size() - 1, phrase.size())));
    }

    private static String key(List<WordSplitter.Word> one) {
        WordSplitter.Word word = one.get(0);
        return word.dense() ? WordSplitter.normalise(word.raw()) : word.text();
    }

    /** Writes them in shards. */
    IndexFiles.Directory write(IndexFiles files) throws IOException {
        List<String> sorted = List.copyOf(phrases.keySet());
        List<Integer> starts = StableSplit.starts(sorted.size(), i -> 1, i -> Hashes.of(sorted.get(i)), SHARD_PHRASES);
        List<String> keys = new ArrayList<>();
        StringBuilder names = new StringBuilder();
        for (int s = 0; s < starts.size(); s++) {
            int from = starts.get(s);
            int to = s + 1 < starts.size() ? starts.get(s + 1) : sorted.size();
            keys.add(from == 0 ? "" : IndexFiles.shortest(sorted.get(from - 1), sorted.get(from)));
            List<Object> rows = new ArrayList<>();
            phrases.subMap(sorted.get(from), true, sorted.get(to - 1), true)
                    .values()
                    .forEach(phrase -> rows.add(List.of(phrase.text(), phrase.weight())));
            names.append(files.write(IndexFiles.json(rows)));
        }
        return new IndexFiles.Directory(keys, names.toString());
    }
}
