package dev.vitrine.load;

import dev.vitrine.packed.ValueHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the lines of a JSON Lines file are, and what stands for each: 24 bytes a line, so that it is known which of them changed. */
final class LineTable {

    private int[] numbers = new int[64];
    private int[] lengths = new int[64];
    private long[] offsets = new long[64];
    private long[] hashes = new long[64];
    private int count;

    /** Adds the line that comes next. */
    void add(JsonLines.Line line) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
            offsets = Arrays.copyOf(offsets, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        numbers[count] = line.number();
        lengths[count] = line.bytes().length;
        offsets[count] = line.offset();
        hashes[count++] = ValueHash.of(line.bytes());
    }

    /** A line's place in bytes. */
    record Place(long offset, int length) {}

    /** Where line {@code number} is, counted from 1; empty when it is blank, or there is none. */
    Optional<Place> place(int number) {
        int at = Arrays.binarySearch(numbers, 0, count, number);
        return at < 0 ? Optional.empty() : Optional.of(new Place(offsets[at], lengths[at]));
    }

    /** The numbers of the lines that {@code now} has others of; empty when it has not the same lines. */
    Optional<List<Integer>> changed(LineTable now) {
        if (now.count != count || !Arrays.equals(numbers, 0, count, now.numbers, 0, count)) {
            return Optional.empty();
        }
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (hashes[i] != now.hashes[i]) {
                changed.add(numbers[i]);
            }
        }
        return Optional.of(changed);
    }
}
