package dev.vitrine.output;

import java.util.OptionalLong;

/** A map from 64-bit hashes to 64-bit values in some 30 bytes each, where objects would take many times that; thread-safe. */
public final class HashTable {

    private long[] keys = new long[1 << 8];
    private long[] values = new long[1 << 8];
    private int size;

    /** Keeps {@code value} for {@code key}; the last one counts. */
    public synchronized void put(long key, long value) {
        if ((size + 1) * 4L > keys.length * 3L) {
            grow();
        }
        insert(key, value);
    }

    /** The value kept for {@code key}. */
    public synchronized OptionalLong get(long key) {
        int slot = slot(key);
        return keys[slot] == 0 ? OptionalLong.empty() : OptionalLong.of(values[slot]);
    }

    /** Whether every value is zero. */
    public synchronized boolean onlyZeros() {
        for (long value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    public synchronized int size() {
        return size;
    }

    private void insert(long key, long value) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = filled(key);
            size++;
        }
        values[slot] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    /** An empty slot holds zero; a hash of zero is taken for one. */
    private static long filled(long key) {
        return key == 0 ? 1 : key;
    }

    private int slot(long key) {
        long wanted = filled(key);
        int mask = keys.length - 1;
        int slot = (int) (wanted ^ wanted >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != wanted) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
