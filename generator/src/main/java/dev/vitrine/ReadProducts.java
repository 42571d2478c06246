package dev.vitrine;

import dev.vitrine.load.ProductMemory;
import dev.vitrine.rebuild.UnitStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** What builds leave of the products they read, in a store of its own; thread-safe. When the disk fails nothing is kept: it is only a memory. */
final class ReadProducts implements ProductMemory, Closeable {

    private final UnitStore store;
    private final String code;
    private final Function<String, OptionalLong> contents;
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * The memory in {@code store}.
     *
     * @param code stands for the code and the machine it runs on
     * @param contents a path in the site to what stands for the content there
     */
    ReadProducts(UnitStore store, String code, Function<String, OptionalLong> contents) {
        this.store = store;
        this.code = code;
        this.contents = contents;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public OptionalLong content(String path) {
        return contents.apply(path);
    }

    @Override
    public Optional<byte[]> get(String name) {
        try {
            return store.get(name);
        } catch (IOException e) {
            failed.set(true);
            return Optional.empty();
        }
    }

    @Override
    public void put(String name, byte[] bytes) {
        try {
            store.put(name, bytes);
        } catch (IOException e) {
            failed.set(true);
        }
    }

    @Override
    public void again(String name) {
        try {
            store.again(name);
        } catch (IOException e) {
            failed.set(true);
        }
    }

    /**
     * Keeps everything for the next build.
     *
     * @throws IOException when the disk fails
     */
    void keep() throws IOException {
        if (!failed.get()) {
            store.keep();
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
