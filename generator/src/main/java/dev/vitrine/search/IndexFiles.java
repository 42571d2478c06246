package dev.vitrine.search;

import dev.vitrine.output.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;

/** Lays down the index of one language: shards of words with their documents, and the words that typing errors are compared with. */
final class IndexFiles {

    /** Bytes of a shard before compression; it is fetched for one word. */
    private static final int SHARD_BYTES = 9_000;

    /** Bytes a word takes in a shard beside its own and its documents. */
    private static final int WORD_BYTES = 3;

    /** Files that wait in memory for their turn. */
    private static final int AT_ONCE = 128;

    /** Words so near each other mostly come into one shard. */
    private static final int NEAR = 8;

    /** What a matched word adds, in units of BM25. */
    private static final int BONUS = 8;

    /** Units in one of BM25: scores are whole numbers, which add up exactly. */
    static final int UNIT = 4096;

    /** Steps of the greatest impact of a term: twelve bits. */
    private static final int HIGHEST = 4095;

    private final LanguageIndex index;
    private final Sink sink;

    IndexFiles(LanguageIndex index, Sink sink) {
        this.index = index;
        this.sink = sink;
    }

    /** Takes a file of which the name says what is in it. */
    @FunctionalInterface
    interface Sink {
        void file(String name, byte[] content) throws IOException;
    }

    /**
     * Names of files by what sorts first in them.
     *
     * @param keys the least word each file has, cut to what tells it from the file before
     * @param names their names, one after the other
     */
    record Directory(List<String> keys, String names) {
        Directory {
            keys = List.copyOf(keys);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("keys", keys);
            json.put("names", names);
            return json;
        }
    }

    /**
     * What was written.
     *
     * @param bonus what a matched word adds, in units of impacts
     * @param shards words and their documents
     * @param words the name of the file of words that typing errors are compared with
     */
    record Written(int bonus, Directory shards, String words) {}

    /** Writes {@code content} compressed; the name it got. */
    String write(byte[] content) throws IOException {
        Named file = named(content);
        sink.file(file.name, file.compressed);
        return file.name;
    }

    Written write(DirectoryReader reader) throws IOException {
        if (reader.leaves().isEmpty()) {
            return new Written(
                    BONUS * UNIT,
                    new Directory(List.of(), ""),
                    write(new PackedBytes().number(0).bytes()));
        }
        Map<String, Weighed> weighed = new HashMap<>();
        new Impacts(reader, index.order().limit()).read((term, count, numbers, impacts) -> {
            PackedBytes packed = new PackedBytes();
            int last = 0;
            for (int i = 0; i < count; i++) {
                packed.number(numbers[i] - last);
                last = numbers[i];
            }
            weighed.put(term, new Weighed(packed.bytes(), Arrays.copyOf(impacts, count)));
        });
        return new Written(
                BONUS * UNIT,
                shards(index.words(reader), weighed),
                write(names(index.names(), index.order().size())));
    }

    /** The documents of a term, packed, and how much it counts for each. */
    private static final class Weighed {
        private final byte[] documents;
        private final float[] impacts;

        private Weighed(byte[] documents, float[] impacts) {
            this.documents = documents;
            this.impacts = impacts;
        }

        private int length() {
            return documents.length + impacts.length * 3 / 2;
        }

        /** The greatest impact of the term becomes 4095 steps; so a term that counts little is not rounded away. */
        private void pack(PackedBytes out) {
            float highest = 0;
            for (float impact : impacts) {
                highest = Math.max(highest, impact);
            }
            int step = Math.max(1, (int) Math.ceil(highest * UNIT / HIGHEST));
            out.number(impacts.length).number(step).raw(documents);
            int[] steps = new int[impacts.length];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = Math.max(1, Math.min(HIGHEST, Math.round(impacts[i] * UNIT / step)));
                out.oneByte(steps[i] >> 4);
            }
            for (int i = 0; i < steps.length; i += 2) {
                out.oneByte(steps[i] & 15 | (i + 1 < steps.length ? (steps[i + 1] & 15) << 4 : 0));
            }
        }
    }

    private Directory shards(NavigableMap<String, List<String>> words, Map<String, Weighed> weighed)
            throws IOException {
        List<String> sorted = List.copyOf(words.keySet());
        int[] sizes = new int[sorted.size()];
        Map<String, Integer> lastUse = new HashMap<>();
        for (int i = 0; i < sizes.length; i++) {
            String word = sorted.get(i);
            int size = WORD_BYTES + word.length() / 2;
            for (String term : words.getOrDefault(word, List.of())) {
                Integer before = lastUse.put(term, i);
                // Words of one stem mostly stand together, and share its documents.
                Weighed documents = weighed.get(term);
                size += documents == null || before != null && i - before < NEAR ? 1 : 1 + documents.length();
            }
            sizes[i] = size;
        }
        List<Integer> starts =
                StableSplit.starts(sizes.length, i -> sizes[i], i -> Hashes.of(sorted.get(i)), SHARD_BYTES);
        List<String> keys = new ArrayList<>();
        List<Supplier<byte[]>> shards = new ArrayList<>();
        for (int s = 0; s < starts.size(); s++) {
            int from = starts.get(s);
            int to = s + 1 < starts.size() ? starts.get(s + 1) : sorted.size();
            keys.add(from == 0 ? "" : shortest(sorted.get(from - 1), sorted.get(from)));
            shards.add(() -> shard(sorted.subList(from, to), words, weighed));
        }
        return new Directory(keys, writeAll(shards));
    }

    /** Makes, compresses and names files on several threads, and writes them in their order; their names, one after the other. */
    String writeAll(List<Supplier<byte[]>> contents) throws IOException {
        StringBuilder names = new StringBuilder();
        for (int from = 0; from < contents.size(); from += AT_ONCE) {
            List<Named> named = contents.subList(from, Math.min(contents.size(), from + AT_ONCE)).parallelStream()
                    .map(content -> named(content.get()))
                    .toList();
            for (Named file : named) {
                sink.file(file.name, file.compressed);
                names.append(file.name);
            }
        }
        return names.toString();
    }

    /** A finished file. */
    private static final class Named {
        private final String name;
        private final byte[] compressed;

        private Named(String name, byte[] compressed) {
            this.name = name;
            this.compressed = compressed;
        }
    }

    private static Named named(byte[] content) {
        return new Named(Hashes.name(content), PackedBytes.gzip(content));
    }

    /** The shortest beginning of {@code text} that sorts after {@code before}; never half a surrogate pair. */
    static String shortest(String before, String text) {
        int length = 1;
        while (length < text.length() && text.substring(0, length).compareTo(before) <= 0) {
            length++;
        }
        if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
            length++;
        }
        return text.substring(0, length);
    }

    private static byte[] shard(List<String> of, Map<String, List<String>> words, Map<String, Weighed> weighed) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<Weighed> terms = new ArrayList<>();
        for (String word : of) {
            for (String term : words.getOrDefault(word, List.of())) {
                Weighed documents = weighed.get(term);
                if (documents != null && places.putIfAbsent(term, places.size()) == null) {
                    terms.add(documents);
                }
            }
        }
        PackedBytes packed = new PackedBytes().number(terms.size());
        terms.forEach(documents -> documents.pack(packed));
        packed.number(of.size());
        for (String word : of) {
            packed.next(word);
            List<Integer> led = words.getOrDefault(word, List.of()).stream()
                    .filter(places::containsKey)
                    .map(term -> places.getOrDefault(term, 0))
                    .toList();
            packed.number(led.size());
            led.forEach(packed::number);
        }
        return packed.bytes();
    }

    /** The words of names with how common they are; in large catalogues, those that only one document has are left out: they are as likely errors themselves. */
    private static byte[] names(NavigableMap<String, Integer> names, int documents) {
        int least = documents < 2_000 ? 1 : 2;
        names.values().removeIf(frequency -> frequency < least);
        PackedBytes packed = new PackedBytes().number(names.size());
        names.forEach((name, frequency) ->
                packed.next(name).oneByte(Math.min(31, (int) Math.floor(2 * Math.log(frequency) / Math.log(2)))));
        return packed.bytes();
    }

    /** {@code value} as a file of JSON. */
    static byte[] json(Object value) {
        return Json.of(value).getBytes(StandardCharsets.UTF_8);
    }
}
