package dev.vitrine.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the catalogue is likely to be asked: words and phrases that several of its names have in common, ready to complete what is typed. A small catalogue offers
 * its names themselves.
 */
final class Suggestions {

    private static final int MOST = 3_000;
    private static final int LEAST = 2;

    /** With fewer phrases than this, whole names are offered, too. */
    private static final int FEW = 600;

    private static final int LONGEST_NAME = 40;
    private static final int SHARD_PHRASES = 220;

    private final TreeMap<String, Phrase> phrases;

    private Suggestions(TreeMap<String, Phrase> phrases) {
        this.phrases = phrases;
    }

    private record Phrase(String text, int weight) {}

    /** Words of names by number: what hyphens join is one word, a run of a script without spaces is one, too. */
    private static final class Lexicon {
        private final LanguageAnalysis analysis;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> keys = new ArrayList<>();
        private final List<String> shown = new ArrayList<>();
        private final List<Boolean> ends = new ArrayList<>();

        private Lexicon(LanguageAnalysis analysis) {
            this.analysis = analysis;
        }

        /** The words of {@code name}; -1 where something else than a space stands between two of them. */
        private int[] read(String name) {
            List<WordSplitter.Word> words = WordSplitter.split(name);
            int[] read = new int[2 * words.size()];
            int size = 0;
            int last = -1;
            for (int i = 0; i < words.size(); ) {
                int to = i + 1;
                while (to < words.size()
                        && (words.get(to).linked()
                                || words.get(to).run() == words.get(i).run())) {
                    to++;
                }
                int start = words.get(i).start();
                int end = words.get(to - 1).end();
                if (last >= 0 && !(start == last + 1 && name.charAt(last) == ' ')) {
                    read[size++] = -1;
                }
                read[size++] = number(words.subList(i, to), name.substring(start, end));
                last = end;
                i = to;
            }
            return Arrays.copyOf(read, size);
        }

        private int number(List<WordSplitter.Word> words, String text) {
            String key = WordSplitter.key(text);
            Integer known = numbers.get(key);
            if (known != null) {
                // Of several spellings the last in the alphabet is as good as any, and mostly the one in small letters.
                if (shown.get(known).compareTo(text) < 0) {
                    shown.set(known, text);
                }
                return known;
            }
            int number = keys.size();
            numbers.put(key, number);
            keys.add(key);
            shown.add(text);
            ends.add(key.length() > 1
                    && key.codePoints().anyMatch(Character::isLetter)
                    && words.stream().anyMatch(word -> !analysis.terms(word).isEmpty()));
            return number;
        }
    }

    static Suggestions of(List<String> names, LanguageAnalysis analysis) {
        Lexicon lexicon = new Lexicon(analysis);
        List<int[]> read = names.stream().map(lexicon::read).toList();
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (int length = 1; length <= 3; length++) {
            Map<List<Integer>, Integer> longer = new HashMap<>();
            for (int[] name : read) {
                count(name, length, counts, longer);
            }
            longer.values().removeIf(count -> count < LEAST);
            counts.putAll(longer);
        }
        // "stainless" is not worth offering where it is always "stainless steel".
        Set<List<Integer>> covered = new HashSet<>();
        counts.forEach((phrase, count) -> {
            for (int cut = 1; cut < phrase.size(); cut++) {
                cover(phrase.subList(0, cut), count, counts, covered);
                cover(phrase.subList(cut, phrase.size()), count, counts, covered);
            }
        });
        TreeMap<String, Phrase> best = new TreeMap<>();
        counts.entrySet().stream()
                .filter(entry -> !covered.contains(entry.getKey()))
                .filter(entry -> lexicon.ends.get(entry.getKey().get(0))
                        && lexicon.ends.get(entry.getKey().get(entry.getKey().size() - 1)))
                .map(entry -> Map.entry(text(entry.getKey(), lexicon.keys), entry))
                .sorted(Comparator.<Map.Entry<String, Map.Entry<List<Integer>, Integer>>>comparingInt(
                                entry -> -entry.getValue().getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .forEach(entry -> best.put(
                        entry.getKey(),
                        new Phrase(
                                text(entry.getValue().getKey(), lexicon.shown),
                                entry.getValue().getValue())));
        if (best.size() < FEW && names.size() < FEW) {
            names.stream()
                    .filter(name -> name.length() <= LONGEST_NAME)
                    .sorted()
                    .forEach(name -> best.putIfAbsent(WordSplitter.key(name), new Phrase(name, 1)));
            best.remove("");
        }
        return new Suggestions(best);
    }

    private static String text(List<Integer> phrase, List<String> words) {
        StringBuilder text = new StringBuilder();
        phrase.forEach(word -> text.append(text.length() > 0 ? " " : "").append(words.get(word)));
        return text.toString();
    }

    private static void cover(
            List<Integer> part, int count, Map<List<Integer>, Integer> counts, Set<List<Integer>> covered) {
        Integer alone = counts.get(part);
        if (alone != null && count * 10 >= alone * 9) {
            covered.add(List.copyOf(part));
        }
    }

    /** Counts the phrases of one length once a name; only those whose shorter phrases are common can be common themselves. */
    private static void count(
            int[] name, int length, Map<List<Integer>, Integer> known, Map<List<Integer>, Integer> counts) {
        Set<List<Integer>> seen = new HashSet<>();
        for (int from = 0; from + length <= name.length; from++) {
            List<Integer> phrase = new ArrayList<>(length);
            for (int i = from; i < from + length && name[i] >= 0; i++) {
                phrase.add(name[i]);
            }
            if (phrase.size() == length
                    && (length == 1
                            || known.containsKey(phrase.subList(0, length - 1))
                                    && known.containsKey(phrase.subList(1, length)))
                    && seen.add(phrase)) {
                counts.merge(phrase, 1, Integer::sum);
            }
        }
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
