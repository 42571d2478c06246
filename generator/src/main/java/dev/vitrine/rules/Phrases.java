package dev.vitrine.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the phrases of several lists in one pass over text (Aho and Corasick): capitals, line breaks and kinds of blanks, hyphens and apostrophes make no difference. Phrases are whole
 * words in scripts that part words with blanks.
 */
final class Phrases {

    /** A word can begin or end anywhere. */
    private static final int ANY_START = 1;

    private static final int ANY_END = 2;

    private final List<String> lists;
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> listOf = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final int[] classes = new int[256];
    private final int width;
    /** State and class of byte to the next state. */
    private final int[] next;
    /** State to the phrases that end there. */
    private final int[][] ends;

    /**
     * The phrases of {@code byList}.
     *
     * @param byList name of a list to its phrases in one language
     */
    Phrases(Map<String, List<String>> byList) {
        lists = List.copyOf(byList.keySet());
        List<byte[]> patterns = new ArrayList<>();
        for (int list = 0; list < lists.size(); list++) {
            for (String phrase : byList.getOrDefault(lists.get(list), List.of())) {
                boolean stem = phrase.endsWith("*");
                String text = stem ? phrase.substring(0, phrase.length() - 1) : phrase;
                boolean joined = !partsWords(text);
                for (byte[] pattern : spellings(text)) {
                    patterns.add(pattern);
                    texts.add(text);
                    listOf.add(list);
                    bounds.add((joined ? ANY_START : 0) | (joined || stem ? ANY_END : 0));
                    lengths.add(pattern.length);
                }
            }
        }
        int classCount = 1;
        for (byte[] pattern : patterns) {
            for (byte b : pattern) {
                if (classes[b & 0xFF] == 0) {
                    classes[b & 0xFF] = classCount++;
                }
            }
        }
        width = classCount;
        int states = 1 + patterns.stream().mapToInt(pattern -> pattern.length).sum();
        next = new int[states * width];
        ends = new int[states][];
        build(patterns);
    }

    private void build(List<byte[]> patterns) {
        int count = 1;
        for (int p = 0; p < patterns.size(); p++) {
            int state = 0;
            for (byte b : patterns.get(p)) {
                int slot = state * width + classes[b & 0xFF];
                if (next[slot] == 0) {
                    next[slot] = count++;
                }
                state = next[slot];
            }
            ends[state] = and(ends[state], new int[] {p});
        }
        int[] fail = new int[count];
        Deque<Integer> queue = new ArrayDeque<>();
        for (int c = 0; c < width; c++) {
            if (next[c] != 0) {
                queue.add(next[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            ends[state] = and(ends[state], ends[fail[state]]);
            for (int c = 0; c < width; c++) {
                int slot = state * width + c;
                int fallback = next[fail[state] * width + c];
                if (next[slot] == 0) {
                    next[slot] = fallback;
                } else {
                    fail[next[slot]] = fallback;
                    queue.add(next[slot]);
                }
            }
        }
    }

    private static int[] and(int @Nullable [] some, int @Nullable [] more) {
        int[] first = some == null ? new int[0] : some;
        if (more == null) {
            return first;
        }
        int[] both = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, both, first.length, more.length);
        return both;
    }

    /** The phrase as {@link Text} hands it on, with a capital letter where only ASCII and Latin letters lose theirs. */
    private static List<byte[]> spellings(String text) {
        Set<String> all = new LinkedHashSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        all.add(lower);
        if (!lower.isEmpty()) {
            int first = lower.offsetByCodePoints(0, 1);
            all.add(lower.substring(0, first).toUpperCase(Locale.ROOT) + lower.substring(first));
        }
        Set<String> seen = new LinkedHashSet<>();
        List<byte[]> spellings = new ArrayList<>();
        for (String one : all) {
            byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
            Folding folded = new Folding(bytes.length);
            Text.fold(bytes, 0, bytes.length, folded);
            if (folded.length > 0
                    && seen.add(new String(folded.bytes, 0, folded.length, StandardCharsets.ISO_8859_1))) {
                spellings.add(Arrays.copyOf(folded.bytes, folded.length));
            }
        }
        return spellings;
    }

    /** Whether the script parts words with blanks, and puts nothing before them. */
    static boolean partsWords(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, ARABIC, HEBREW -> true;
            default -> false;
        });
    }

    /** Collects folded text. */
    private static final class Folding implements Text.Taker {
        private final byte[] bytes;
        private int length;

        private Folding(int most) {
            bytes = new byte[most];
        }

        @Override
        public void take(byte b, int at) {
            bytes[length++] = b;
        }
    }

    /** What is found in a page; for one thread. */
    final class Search implements Text.Taker {
        private final int[] foundAt = new int[lists.size()];
        private final int[] phrase = new int[lists.size()];
        private int state;
        /** The last bytes, to see what stands before a phrase. */
        private final byte[] last = new byte[256];

        private int taken;
        private int pending = -1;
        private int pendingAt;

        Search() {
            begin();
        }

        /** Begins a page. */
        void begin() {
            Arrays.fill(foundAt, -1);
            apart();
        }

        /** What follows does not continue the text so far. */
        void apart() {
            if (pending >= 0) {
                found(pending, pendingAt);
            }
            state = 0;
            taken = 0;
            pending = -1;
        }

        @Override
        public void take(byte b, int at) {
            if (pending >= 0) {
                if (!word(b)) {
                    found(pending, pendingAt);
                }
                pending = -1;
            }
            last[taken++ & 0xFF] = b;
            state = next[state * width + classes[b & 0xFF]];
            int[] here = ends[state];
            if (here != null) {
                for (int p : here) {
                    ended(p, at);
                }
            }
        }

        private void ended(int p, int at) {
            int length = lengths.get(p);
            boolean begins = (bounds.get(p) & ANY_START) != 0
                    || taken <= length
                    || length >= 255
                    || !word(last[taken - length - 1 & 0xFF]);
            if (!begins) {
                return;
            }
            if ((bounds.get(p) & ANY_END) != 0) {
                found(p, at);
            } else {
                pending = p;
                pendingAt = at;
            }
        }

        private void found(int p, int at) {
            int list = listOf.get(p);
            if (foundAt[list] < 0) {
                foundAt[list] = at;
                phrase[list] = p;
            }
        }

        /** Where the first phrase of {@code list} ends in the page; negative when there is none. */
        int at(String list) {
            int index = lists.indexOf(list);
            return index < 0 ? -1 : foundAt[index];
        }

        /** The first phrase of {@code list} that was found. */
        String phrase(String list) {
            return texts.get(phrase[lists.indexOf(list)]);
        }
    }

    private static boolean word(byte b) {
        return b < 0 || b >= 'a' && b <= 'z' || b >= '0' && b <= '9';
    }
}
