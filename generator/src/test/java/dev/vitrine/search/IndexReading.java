package dev.vitrine.search;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads finished files back and answers queries of known words, written from the description of the files and not from what writes them. */
final class IndexReading {

    private final Map<String, byte[]> files;
    private final JsonNode entry;

    IndexReading(Map<String, byte[]> files, String entry) {
        this.files = files;
        this.entry = JsonMapper.shared().readTree(files.get(entry));
    }

    JsonNode entry() {
        return entry;
    }

    /** One word of the dictionary: document to impact, the greatest of its terms. */
    Map<Integer, Integer> documents(String word) {
        Map<Integer, Integer> best = new TreeMap<>();
        Shard shard = shard(word);
        for (int term : shard.words.getOrDefault(word, List.of())) {
            shard.terms.get(term).forEach((id, impact) -> best.merge(id, impact, Math::max));
        }
        return best;
    }

    boolean knows(String word) {
        return shard(word).words.containsKey(word);
    }

    /** The ids with a word of {@code words}: those with most of them first, then by the sum of impacts and a bonus for each word. */
    List<Integer> answer(List<String> words) {
        Map<Integer, Double> scores = new HashMap<>();
        Map<Integer, Integer> matched = new HashMap<>();
        double bonus = entry.get("bonus").asDouble();
        for (String word : words) {
            documents(word).forEach((id, impact) -> {
                scores.merge(id, impact + bonus, Double::sum);
                matched.merge(id, 1, Integer::sum);
            });
        }
        int most = matched.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return scores.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Integer, Double>>comparingInt(
                                found -> matched.get(found.getKey()) == most ? 0 : 1)
                        .thenComparing(
                                Map.Entry.<Integer, Double>comparingByValue().reversed())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The rows of one block of cards. */
    JsonNode cards(int block) {
        String names = entry.get("cards").asString();
        return JsonMapper.shared()
                .readTree(file(entry.get("here").asString(), names.substring(7 * block, 7 * block + 7)));
    }

    byte[] file(String folder, String name) {
        byte[] content = files.get(folder.substring(1) + name + ".bin");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Shard(List<Map<Integer, Integer>> terms, Map<String, List<Integer>> words) {}

    private final Map<Integer, Shard> shards = new HashMap<>();

    private Shard shard(String word) {
        JsonNode keys = entry.get("shards").get("keys");
        int found = 0;
        for (int i = 0; i < keys.size() && keys.get(i).asString().compareTo(word) <= 0; i++) {
            found = i;
        }
        return shards.computeIfAbsent(found, i -> {
            String names = entry.get("shards").get("names").asString();
            return read(file(entry.get("base").asString(), names.substring(7 * i, 7 * i + 7)));
        });
    }

    private static Shard read(byte[] bytes) {
        int[] at = {0};
        List<Map<Integer, Integer>> terms = new ArrayList<>();
        int termCount = number(bytes, at);
        for (int t = 0; t < termCount; t++) {
            int[] ids = new int[number(bytes, at)];
            int step = number(bytes, at);
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (i == 0 ? 0 : ids[i - 1]) + number(bytes, at);
            }
            Map<Integer, Integer> documents = new TreeMap<>();
            int lower = at[0] + ids.length;
            for (int i = 0; i < ids.length; i++) {
                int low = bytes[lower + i / 2] >> 4 * (i % 2) & 15;
                documents.put(ids[i], ((bytes[at[0] + i] & 0xFF) << 4 | low) * step);
            }
            at[0] = lower + (ids.length + 1) / 2;
            terms.add(documents);
        }
        Map<String, List<Integer>> words = new HashMap<>();
        byte[] last = {};
        int wordCount = number(bytes, at);
        for (int w = 0; w < wordCount; w++) {
            int shared = number(bytes, at);
            int rest = number(bytes, at);
            byte[] word = Arrays.copyOf(last, shared + rest);
            System.arraycopy(bytes, at[0], word, shared, rest);
            at[0] += rest;
            last = word;
            List<Integer> of = new ArrayList<>();
            int count = number(bytes, at);
            for (int i = 0; i < count; i++) {
                of.add(number(bytes, at));
            }
            words.put(new String(word, StandardCharsets.UTF_8), of);
        }
        if (at[0] != bytes.length) {
            throw new IllegalStateException("bytes are left over");
        }
        return new Shard(terms, words);
    }

    private static int number(byte[] bytes, int[] at) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at[0]++];
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}
