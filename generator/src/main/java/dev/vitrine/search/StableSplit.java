package dev.vitrine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Divides a sorted list into parts of about a size, at places that stay when entries elsewhere come, go or grow.
 *
 * <p>A list that is too large is cut in its middle half, before the entry whose hash is least, and so are its parts. A changed entry moves a cut only when it
 * comes to be, or was, the least of that half itself.
 */
final class StableSplit {

    private StableSplit() {}

    /**
     * Where the parts begin, the first at 0.
     *
     * @param count entries there are
     * @param size size of an entry
     * @param hash hash of an entry, by what it is called and not by its place
     * @param most size of a part; only a single entry may be larger
     */
    static List<Integer> starts(int count, IntUnaryOperator size, IntUnaryOperator hash, long most) {
        long[] before = new long[count + 1];
        for (int i = 0; i < count; i++) {
            before[i + 1] = before[i] + size.applyAsInt(i);
        }
        List<Integer> starts = new ArrayList<>();
        split(0, count, before, hash, most, starts);
        return starts;
    }

    private static void split(int from, int to, long[] before, IntUnaryOperator hash, long most, List<Integer> starts) {
        long total = before[to] - before[from];
        if (to - from <= 1 || total <= most) {
            if (to > from) {
                starts.add(from);
            }
            return;
        }
        int best = -1;
        for (int i = from + 1; i < to; i++) {
            long share = before[i] - before[from];
            if (share * 4 >= total && share * 4 <= total * 3 && (best < 0 || less(hash, i, best))) {
                best = i;
            }
        }
        if (best < 0) {
            // One entry fills the middle half: it is cut off on the side where more lies.
            best = from + 1;
            for (int i = from + 1; i < to; i++) {
                if (Math.abs(2 * (before[i] - before[from]) - total)
                        < Math.abs(2 * (before[best] - before[from]) - total)) {
                    best = i;
                }
            }
        }
        split(from, best, before, hash, most, starts);
        split(best, to, before, hash, most, starts);
    }

    private static boolean less(IntUnaryOperator hash, int a, int b) {
        return Integer.compareUnsigned(hash.applyAsInt(a), hash.applyAsInt(b)) < 0;
    }
}
