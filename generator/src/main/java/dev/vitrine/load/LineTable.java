package dev.vitrine.load;

import dev.vitrine.packed.ValueHash;
import java.io.IOException;
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

    /** The table of the same file as it is now in {@code lines}, of which none was read yet; where a line is as it was, that is only compared. */
    LineTable again(JsonLines lines) throws IOException {
        LineTable now = new LineTable();
        int known = 0;
        while (true) {
            int number = lines.number() + 1;
            while (known < count && numbers[known] < number) {
                known++;
            }
            long offset = lines.offset();
            if (known < count && numbers[known] == number && lines.pass(lengths[known], hashes[known])) {
                now.add(number, lengths[known], offset, hashes[known]);
                continue;
            }
            Optional<JsonLines.Line> line = lines.next();
            if (line.isEmpty()) {
                return now;
            }
            now.add(line.get());
        }
    }

    /** Adds the line that comes next. */
    void add(JsonLines.Line line) {
        add(line.number(), line.bytes().length, line.offset(), ValueHash.of(line.bytes()));
    }

    private void add(int number, int length, long offset, long hash) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
            offsets = Arrays.copyOf(offsets, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        numbers[count] = number;
        lengths[count] = length;
        offsets[count] = offset;
        hashes[count++] = hash;
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
