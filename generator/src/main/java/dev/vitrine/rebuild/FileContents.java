package dev.vitrine.rebuild;

import dev.vitrine.output.ContentHash;
import dev.vitrine.output.HashTable;
import java.util.OptionalLong;

/** What stands for the content of each of many files, and of all files below each folder; thread-safe. */
public final class FileContents {

    private final HashTable byName = new HashTable();

    FileContents() {}

    /**
     * Adds a file.
     *
     * @param name its path, with {@code /}, from what its place is called on
     * @param content stands for its bytes
     */
    void add(String name, long content) {
        long key = ContentHash.of(name);
        byName.put(key, content);
        long part = InputFiles.mixed(key ^ InputFiles.mixed(content));
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            long folder = ContentHash.of(name.substring(0, slash));
            byName.put(folder, byName.get(folder).orElse(0) + part);
        }
    }

    /** What stands for the file or folder called {@code name}; empty when there is none, or no file in it. */
    public OptionalLong of(String name) {
        return byName.get(ContentHash.of(name));
    }
}
