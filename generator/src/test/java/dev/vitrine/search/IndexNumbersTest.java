package dev.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexNumbersTest {

    private static SearchDocument.Entry product(int i) {
        return new SearchDocument.Entry("product:" + i, SearchDocument.Kind.PRODUCT, String.format("%05d", i));
    }

    private static List<SearchDocument.Entry> products(int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(IndexNumbersTest::product).toList());
    }

    private static long moved(List<SearchDocument.Entry> before, List<SearchDocument.Entry> after) {
        DocumentOrder a = DocumentOrder.of(before);
        DocumentOrder b = DocumentOrder.of(after);
        return before.stream()
                .filter(entry -> b.number(entry.key()) >= 0)
                .filter(entry -> a.number(entry.key()) != b.number(entry.key()))
                .count();
    }

    @Test
    void everyDocumentHasANumberOfItsOwnNearItsNeighbours() {
        List<SearchDocument.Entry> entries = products(5_000);
        DocumentOrder order = DocumentOrder.of(entries);
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            int number = order.number(entries.get(i).key());
            assertThat(numbers.add(number)).isTrue();
            assertThat(order.key(number / DocumentOrder.SLOTS, number % DocumentOrder.SLOTS))
                    .isEqualTo(entries.get(i).key());
            int block = number / DocumentOrder.SLOTS;
            int before = i == 0 ? block : order.number(entries.get(i - 1).key()) / DocumentOrder.SLOTS;
            assertThat(block - before).isBetween(0, 1);
        }
        assertThat(order.blocks()).isLessThan(5_000 / 15);
    }

    @Test
    void theOrderOfEntriesDoesNotMatter() {
        List<SearchDocument.Entry> entries = products(500);
        List<SearchDocument.Entry> reversed = new ArrayList<>(entries);
        java.util.Collections.reverse(reversed);
        assertThat(moved(entries, reversed)).isZero();
    }

    @Test
    void oneProductMoreOrLessMovesFewOthers() {
        List<SearchDocument.Entry> entries = products(5_000);
        int far = 0;
        long all = 0;
        for (int i = 0; i < 50; i++) {
            List<SearchDocument.Entry> changed = new ArrayList<>(entries);
            changed.remove(97 * i + 11);
            long moved = moved(entries, changed);
            all += Math.min(moved, 100);
            far += moved > 100 ? 1 : 0;
        }
        // Where a cut moves, the blocks after it are counted anew; that is rare.
        assertThat(far).isLessThanOrEqualTo(10);
        assertThat(all / 50.0).isLessThan(30);
    }

    @Test
    void partsAreNeverTooLargeAndNeverEmpty() {
        for (int count : new int[] {0, 1, 2, 40, 41, 1_000}) {
            List<Integer> starts = StableSplit.starts(count, i -> 1 + i % 7, i -> Hashes.of("e" + i), 40);
            for (int s = 0; s < starts.size(); s++) {
                int to = s + 1 < starts.size() ? starts.get(s + 1) : count;
                assertThat(to).isGreaterThan(starts.get(s));
                assertThat(IntStream.range(starts.get(s), to)
                                .map(i -> 1 + i % 7)
                                .sum())
                        .isLessThanOrEqualTo(40);
            }
        }
    }

    @Test
    void anEntryLargerThanAPartStandsAlone() {
        List<Integer> starts = StableSplit.starts(9, i -> i == 4 ? 1_000 : 1, i -> Hashes.of("e" + i), 40);
        assertThat(starts).contains(4, 5);
    }
}
