package dev.vitrine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The numbers of documents: neighbours in the shop are neighbours in the index, and a number stays when other documents come and go.
 *
 * <p>Documents are sorted by kind, category, brand and title and cut into blocks of up to {@link #SLOTS}; a document's slot in its block comes from the hash of
 * its key. Its number is block × {@link #SLOTS} + slot.
 */
final class DocumentOrder {

    /** Numbers a block has; it is left half empty, so that most documents get the slot of their hash. */
    static final int SLOTS = 64;

    private static final int MOST_IN_BLOCK = 40;

    private final List<Kind> kinds;
    private final List<String[]> blocks;
    /** The numbers of documents plus one, by the hashes of their keys. */
    private final int[] numbers;

    private final int size;

    private DocumentOrder(List<Kind> kinds, List<String[]> blocks) {
        this.kinds = kinds;
        this.blocks = blocks;
        this.numbers = new int[Integer.highestOneBit(Math.max(2, limit())) * 2];
        int count = 0;
        for (int number = 0; number < limit(); number++) {
            String key = key(number);
            if (!key.isEmpty()) {
                numbers[place(key)] = number + 1;
                count++;
            }
        }
        this.size = count;
    }

    private String key(int number) {
        return blocks.get(number / SLOTS)[number % SLOTS];
    }

    /** Where the number of {@code key} is, or an empty place for it. */
    private int place(String key) {
        int mask = numbers.length - 1;
        int place = Hashes.of(key) & mask;
        while (numbers[place] != 0 && !key(numbers[place] - 1).equals(key)) {
            place = place + 1 & mask;
        }
        return place;
    }

    /** The blocks of one kind of documents: from the first to before the last. */
    record Kind(SearchDocument.Kind kind, int from, int to) {}

    /** Numbers for {@code entries}, whose keys differ. */
    static DocumentOrder of(List<SearchDocument.Entry> entries) {
        Map<SearchDocument.Kind, List<SearchDocument.Entry>> byKind =
                entries.stream().collect(Collectors.groupingBy(SearchDocument.Entry::kind));
        List<Kind> kinds = new ArrayList<>();
        List<String[]> blocks = new ArrayList<>();
        for (SearchDocument.Kind kind : SearchDocument.Kind.values()) {
            List<SearchDocument.Entry> of = new ArrayList<>(byKind.getOrDefault(kind, List.of()));
            of.sort(Comparator.comparing(SearchDocument.Entry::order).thenComparing(SearchDocument.Entry::key));
            int from = blocks.size();
            List<Integer> starts = StableSplit.starts(
                    of.size(), i -> 1, i -> Hashes.of(of.get(i).key()), MOST_IN_BLOCK);
            for (int i = 0; i < starts.size(); i++) {
                int to = i + 1 < starts.size() ? starts.get(i + 1) : of.size();
                blocks.add(slots(of.subList(starts.get(i), to)));
            }
            if (blocks.size() > from) {
                kinds.add(new Kind(kind, from, blocks.size()));
            }
        }
        return new DocumentOrder(List.copyOf(kinds), List.copyOf(blocks));
    }

    private static String[] slots(List<SearchDocument.Entry> entries) {
        String[] slots = new String[SLOTS];
        Arrays.fill(slots, "");
        entries.stream()
                .map(SearchDocument.Entry::key)
                .sorted(Comparator.comparing(Hashes::of, Integer::compareUnsigned)
                        .thenComparing(key -> key))
                .forEach(key -> {
                    int slot = Hashes.of(key) & SLOTS - 1;
                    while (!slots[slot].isEmpty()) {
                        slot = slot + 1 & SLOTS - 1;
                    }
                    slots[slot] = key;
                });
        return slots;
    }

    /** The kinds there are, in the order of their blocks. */
    List<Kind> kinds() {
        return kinds;
    }

    int blocks() {
        return blocks.size();
    }

    /** One more than the highest number there may be. */
    int limit() {
        return blocks.size() * SLOTS;
    }

    /** How many documents there are. */
    int size() {
        return size;
    }

    /** The key in a slot of a block; empty when the slot is. */
    String key(int block, int slot) {
        return blocks.get(block)[slot];
    }

    /** The number of the document called {@code key}; -1 when there is none. */
    int number(String key) {
        return numbers[place(key)] - 1;
    }
}
