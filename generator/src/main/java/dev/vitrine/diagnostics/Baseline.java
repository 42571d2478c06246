package dev.vitrine.diagnostics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Problems that a site had when it was taken on, which are passed over from then on.
 *
 * @param entries problem to how often it is passed over
 */
public record Baseline(SortedMap<Problem, Entry> entries) {

    /** Nothing is passed over. */
    public static final Baseline NONE = new Baseline(new TreeMap<>());

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int HASH_BYTES = 8;

    public Baseline {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * A problem without its line, so that it is the same when something else in its file is edited.
     *
     * @param path its file
     * @param rule the id of its rule, which need not be one of this version
     * @param message 16 hexadecimal digits that stand for its message, whatever numbers are in it
     */
    public record Problem(String path, String rule, String message) implements Comparable<Problem> {

        private static final Comparator<Problem> ORDER =
                Comparator.comparing(Problem::path).thenComparing(Problem::rule).thenComparing(Problem::message);

        static Problem of(Diagnostic diagnostic) {
            return new Problem(diagnostic.location().path(), diagnostic.rule().id(), hash(diagnostic.message()));
        }

        @Override
        public int compareTo(Problem other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * How often a problem is passed over.
     *
     * @param count at least 1
     * @param at where the baseline says so
     */
    public record Entry(int count, Location at) {}

    int count(Problem problem) {
        Entry entry = entries.get(problem);
        return entry == null ? 0 : entry.count();
    }

    /** Messages count things: one more of them elsewhere is no other problem. */
    private static String hash(String message) {
        try {
            byte[] bytes = DIGITS.matcher(message).replaceAll("#").getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
