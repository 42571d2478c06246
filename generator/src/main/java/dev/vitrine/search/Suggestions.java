package dev.vitrine.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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

    private static final int LONGEST = 3;
    private static final int BITS = 21;
    private static final long MASK = (1 << BITS) - 1;

    private final NavigableMap<String, Phrase> phrases;

    private Suggestions(NavigableMap<String, Phrase> phrases) {
        this.phrases = phrases;
    }

    private record Phrase(String text, int weight) {}

    /** Words of names by number: what hyphens join is one word, a run of a script without spaces is one, too. */
    private static final class Lexicon {
        private final LanguageAnalysis analysis;
        private final Map<String, Integer> numbers = new HashMap<>();
        /** The same by how they are written, which is mostly the same way. */
        private final Map<String, Integer> written = new HashMap<>();

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
            Integer before = written.get(text);
            if (before != null) {
                return before;
            }
            int number = numberOf(words, text);
            written.put(text, number);
            return number;
        }

        private int numberOf(List<WordSplitter.Word> words, String text) {
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
        Map<Long, Integer> counts = new HashMap<>();
        for (int length = 1; length <= LONGEST; length++) {
            Map<Long, Integer> longer = new HashMap<>();
            for (int[] name : read) {
                count(name, length, counts, longer);
            }
            longer.values().removeIf(count -> count < LEAST);
            counts.putAll(longer);
        }
        // "stainless" is not worth offering where it is always "stainless steel".
        Set<Long> covered = new HashSet<>();
        counts.forEach((phrase, count) -> {
            for (int cut = 1; cut < length(phrase); cut++) {
                cover(part(phrase, 0, cut), count, counts, covered);
                cover(part(phrase, cut, length(phrase)), count, counts, covered);
            }
        });
        NavigableMap<String, Phrase> best = new TreeMap<>();
        counts.entrySet().stream()
                .filter(entry -> !covered.contains(entry.getKey()))
                .filter(entry -> lexicon.ends.get(word(entry.getKey(), 0))
                        && lexicon.ends.get(word(entry.getKey(), length(entry.getKey()) - 1)))
                .map(entry -> Map.entry(text(entry.getKey(), lexicon.keys), entry))
                .sorted(Comparator.<Map.Entry<String, Map.Entry<Long, Integer>>>comparingInt(
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

    // A phrase is the numbers of its words, plus one, in pieces of a long; the first word is the highest.

    private static int length(long phrase) {
        return phrase >>> 2 * BITS != 0 ? 3 : phrase >>> BITS != 0 ? 2 : 1;
    }

    private static int word(long phrase, int place) {
        return (int) (phrase >>> BITS * (length(phrase) - 1 - place) & MASK) - 1;
    }

    private static long part(long phrase, int from, int to) {
        long part = 0;
        for (int place = from; place < to; place++) {
            part = part << BITS | word(phrase, place) + 1;
        }
        return part;
    }

    private static String text(long phrase, List<String> words) {
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < length(phrase); place++) {
            text.append(place > 0 ? " " : "").append(words.get(word(phrase, place)));
        }
        return text.toString();
    }

    private static void cover(long part, int count, Map<Long, Integer> counts, Set<Long> covered) {
        Integer alone = counts.get(part);
        if (alone != null && count * 10 >= alone * 9) {
            covered.add(part);
        }
    }

    /** Counts the phrases of one length once a name; only those whose shorter phrases are common can be common themselves. */
    private static void count(int[] name, int length, Map<Long, Integer> known, Map<Long, Integer> counts) {
        Set<Long> seen = new HashSet<>();
        for (int from = 0; from + length <= name.length; from++) {
            long phrase = 0;
            boolean whole = true;
            for (int i = from; i < from + length; i++) {
                whole &= name[i] >= 0 && name[i] < MASK;
                phrase = phrase << BITS | name[i] + 1;
            }
            if (whole
                    && (length == 1
                            || known.containsKey(part(phrase, 0, length - 1))
                                    && known.containsKey(part(phrase, 1, length)))
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
