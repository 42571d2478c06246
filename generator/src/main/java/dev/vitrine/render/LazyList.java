package dev.vitrine.render;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A list that is made when it is first looked at: themes do not show everything they could. For one thread. */
final class LazyList<T> extends AbstractList<T> {

    private final Supplier<List<T>> source;
    private Optional<List<T>> made = Optional.empty();

    LazyList(Supplier<List<T>> source) {
        this.source = source;
    }

    private List<T> made() {
        if (made.isEmpty()) {
            made = Optional.of(source.get());
        }
        return made.get();
    }

    @Override
    public T get(int index) {
        return made().get(index);
    }

    @Override
    public int size() {
        return made().size();
    }
}
