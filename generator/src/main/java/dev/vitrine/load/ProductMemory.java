package dev.vitrine.load;

import java.util.Optional;
import java.util.OptionalLong;

/** What an earlier load left of the products it read, for those that are as they were; thread-safe. One that fails is the same as none. */
public interface ProductMemory {

    /** Remembers nothing. */
    ProductMemory NONE = new ProductMemory() {
        @Override
        public String code() {
            return "";
        }

        @Override
        public OptionalLong content(String path) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<byte[]> get(String name) {
            return Optional.empty();
        }

        @Override
        public void put(String name, byte[] bytes) {}

        @Override
        public void again(String name) {}
    };

    /** Stands for the code that reads. */
    String code();

    /**
     * Stands for the content of a file or of all below a folder, as it was before anything was read; empty when there is neither.
     *
     * @param path relative to the site folder, with {@code /}
     */
    OptionalLong content(String path);

    /** What the last load left under {@code name}. */
    Optional<byte[]> get(String name);

    /** Leaves {@code bytes} for the next load. */
    void put(String name, byte[] bytes);

    /** Leaves what the last load left under {@code name} once more. */
    void again(String name);
}
