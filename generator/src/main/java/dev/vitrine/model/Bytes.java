package dev.vitrine.model;

import java.util.Arrays;

/**
 * Bytes that do not change.
 *
 * @param array the bytes; neither caller nor reader may write to them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Bytes(byte[] array) {

    public int length() {
        return array.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
