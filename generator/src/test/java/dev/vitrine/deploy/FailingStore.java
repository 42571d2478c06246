package dev.vitrine.deploy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A place whose connection breaks before a change of it. */
final class FailingStore implements Store {

    private final Store store;
    private final AtomicInteger left;

    private final Meanwhile meanwhile;

    /** What somebody else does before the new release becomes the current one. */
    interface Meanwhile {
        void happen() throws Exception;
    }

    /** Lets {@code changes} through. */
    FailingStore(Store store, int changes) {
        this(store, changes, () -> {});
    }

    FailingStore(Store store, int changes, Meanwhile meanwhile) {
        this.store = store;
        this.left = new AtomicInteger(changes);
        this.meanwhile = meanwhile;
    }

    private void change() throws DeployFailure {
        if (left.getAndDecrement() <= 0) {
            throw DeployFailure.failed("the connection broke", "run it again");
        }
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Optional<Text> text(String key) throws DeployFailure {
        return store.text(key);
    }

    @Override
    public void write(String key, String text) throws DeployFailure {
        change();
        store.write(key, text);
    }

    @Override
    public boolean replace(String key, String text, Optional<Text> before) throws DeployFailure {
        change();
        try {
            meanwhile.happen();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return store.replace(key, text, before);
    }

    @Override
    public void put(String key, Path file, FileHeaders headers) throws DeployFailure {
        change();
        store.put(key, file, headers);
    }

    @Override
    public void copy(Area from, String fromKey, Area to, String toKey) throws DeployFailure {
        change();
        store.copy(from, fromKey, to, toKey);
    }

    @Override
    public void remove(Area area, Collection<String> keys) throws DeployFailure {
        for (String key : keys) {
            change();
            store.remove(area, List.of(key));
        }
    }

    @Override
    public Map<String, Found> list(Area area, String prefix) throws DeployFailure {
        return store.list(area, prefix);
    }

    @Override
    public void close() {
        store.close();
    }
}
