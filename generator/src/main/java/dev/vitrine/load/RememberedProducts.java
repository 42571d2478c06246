package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.packed.RecordCodec;
import dev.vitrine.packed.ValueHash;
import dev.vitrine.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads products, or takes over what the last load made of them where it would come out the same: where their source, the files they name elsewhere, the settings and the
 * code are as they were. What was reported of them is reported again. Thread-safe.
 */
final class RememberedProducts {

    /** Stands for a file that is not there. */
    private static final long ABSENT = 0;

    private static final RecordCodec<Group> CODEC = RecordCodec.selfContained(Group.class);

    private final ProductMemory memory;
    private final long common;
    private final Diagnostics diagnostics;

    /**
     * Products of {@code memory}.
     *
     * @param common all that every product is read by
     * @param diagnostics where problems go
     */
    RememberedProducts(ProductMemory memory, Object common, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.memory = memory;
        this.common = memory == ProductMemory.NONE ? 0 : ValueHash.of(List.of(memory.code(), common));
    }

    /** Some products. */
    public record Group(List<Known> products) {}

    /**
     * A product and what it was made from.
     *
     * @param source stands for where it stands
     * @param used files that do not belong to it
     * @param problems what was reported
     */
    public record Known(long source, List<Used> used, List<Diagnostic> problems, ReadProduct product) {}

    /** A file or folder that was looked for, and what stands for its content. */
    public record Used(String path, long content) {}

    /** What {@link Trace#read} is told when somebody looks for a file while a product is read. */
    record Looked(String path, boolean found) {}

    /**
     * A group of products.
     *
     * @param name tells it from other groups, in this load and the next
     * @param items where they stand
     * @param source stands for what the product at an item is made from, its own files included; empty when that is not known
     * @param own whether a file belongs to the product at an item
     * @param reading reads one
     */
    <T> List<Optional<ReadProduct>> read(
            String name,
            List<T> items,
            Function<T, OptionalLong> source,
            Own<T> own,
            Function<T, Optional<ReadProduct>> reading) {
        if (memory == ProductMemory.NONE) {
            return items.stream().map(reading).toList();
        }
        String key = Long.toHexString(common) + " " + name;
        Map<Long, Known> before = new HashMap<>();
        memory.get(key)
                .ifPresent(bytes ->
                        CODEC.read(bytes, 0).products().forEach(product -> before.put(product.source(), product)));
        List<Optional<ReadProduct>> all = new ArrayList<>(items.size());
        List<Known> known = new ArrayList<>(items.size());
        boolean same = before.size() == items.size();
        for (T item : items) {
            OptionalLong stands = source.apply(item);
            Optional<Known> last = stands.isPresent()
                    ? Optional.ofNullable(before.get(stands.getAsLong()))
                            .filter(product -> product.used().stream().allMatch(this::holds))
                    : Optional.empty();
            if (last.isEmpty()) {
                same = false;
                try (Trace trace = Trace.begin()) {
                    Optional<ReadProduct> product = reading.apply(item);
                    all.add(product);
                    if (product.isPresent() && stands.isPresent()) {
                        List<Diagnostic> problems = new ArrayList<>();
                        trace.said().forEach(said -> problems.add((Diagnostic) said));
                        used(trace, item, own)
                                .ifPresent(used ->
                                        known.add(new Known(stands.getAsLong(), used, problems, product.get())));
                    }
                }
            } else {
                last.get().problems().forEach(diagnostics::report);
                all.add(Optional.of(last.get().product()));
                known.add(last.get());
            }
        }
        if (same) {
            memory.again(key);
        } else if (!known.isEmpty()) {
            memory.put(key, CODEC.write(new Group(known)));
        }
        return all;
    }

    /** Says whether a file belongs to a product. */
    @FunctionalInterface
    interface Own<T> {
        boolean holds(T item, String path);
    }

    private boolean holds(Used used) {
        return memory.content(used.path()).orElse(ABSENT) == used.content();
    }

    /** The files that were looked for; empty when one is not among those whose content is known. */
    private <T> Optional<List<Used>> used(Trace trace, T item, Own<T> own) {
        List<Used> used = new ArrayList<>();
        for (Object what : trace.read()) {
            if (what instanceof Looked looked && !own.holds(item, looked.path())) {
                OptionalLong content = memory.content(looked.path());
                if (content.isPresent() != looked.found()) {
                    return Optional.empty();
                }
                used.add(new Used(looked.path(), content.orElse(ABSENT)));
            }
        }
        return Optional.of(used);
    }
}
