package dev.vitrine;

import dev.vitrine.model.Language;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.packed.RecordCodec;
import dev.vitrine.rebuild.UnitStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The work that the last build did, if it was made of the same common parts, and that this one leaves for the next; thread-safe. */
public final class UnitMemory implements Closeable {

    /** The piece that says what all others have in common; no work is called so. */
    private static final String COMMON = "common";

    private static final RecordCodec<Index> INDEX = RecordCodec.selfContained(Index.class);

    private final UnitStore store;
    private final RecordCodec<Unit> codec = RecordCodec.selfContained(Unit.class);
    private final RecordCodec<Unit.Block> blocks = RecordCodec.selfContained(Unit.Block.class);
    private final boolean usable;
    private final boolean similar;

    /**
     * What all work of a build has in common.
     *
     * @param code stands for the code and the machine it runs on
     * @param values stands for what every page may show
     * @param similar stands for what it depends on which products are alike
     * @param asked names of environment variables that were asked for to what stood for their values
     */
    public record Common(String code, long values, long similar, Map<String, String> asked) {}

    private UnitMemory(UnitStore store, boolean usable, boolean similar) {
        this.store = store;
        this.usable = usable;
        this.similar = similar;
    }

    /** Says whether environment variables are as they were. */
    @FunctionalInterface
    interface Environment {
        boolean same(Map<String, String> asked);
    }

    /**
     * The memory in {@code store}.
     *
     * @param now what the work at hand has in common; nothing was asked yet
     * @throws IOException when the disk fails
     */
    static UnitMemory open(UnitStore store, Common now, Environment environment) throws IOException {
        Optional<Common> then = store.get(COMMON)
                .map(bytes -> RecordCodec.selfContained(Common.class).read(bytes, 0));
        boolean usable = then.isPresent()
                && then.get().code().equals(now.code())
                && then.get().values() == now.values()
                && environment.same(then.get().asked());
        return new UnitMemory(
                store,
                usable,
                then.map(Common::similar)
                        .filter(before -> before == now.similar())
                        .isPresent());
    }

    /**
     * What the last build left of the work called {@code name}.
     *
     * @throws IOException when the disk fails
     */
    Optional<Unit> get(String name) throws IOException {
        return usable ? store.get(name).map(bytes -> codec.read(bytes, 0)) : Optional.empty();
    }

    /**
     * What the last build left of the products called {@code name} together.
     *
     * @throws IOException when the disk fails
     */
    Optional<Unit.Block> block(String name) throws IOException {
        return usable ? store.get(name).map(bytes -> blocks.read(bytes, 0)) : Optional.empty();
    }

    /**
     * Leaves {@code block} for the next build.
     *
     * @throws IOException when the disk fails
     */
    void put(String name, Unit.Block block) throws IOException {
        store.put(name, blocks.write(block));
    }

    /** Whether the same products are alike as in the last build. */
    boolean similarAsBefore() {
        return similar;
    }

    /** Whether there is anything of the last build. */
    boolean usable() {
        return usable;
    }

    /**
     * What this build left of the products called {@code name} together, once all is done.
     *
     * @throws IOException when the disk fails
     */
    Optional<Unit.Block> left(String name) throws IOException {
        return store.left(name).map(bytes -> blocks.read(bytes, 0));
    }

    /**
     * The files of a language's search.
     *
     * @param made stands for what they were made from
     * @param files the files
     */
    public record Index(long made, List<SiteWriter.Written> files) {
        public Index {
            files = List.copyOf(files);
        }
    }

    private static String index(Language language) {
        return "search " + language.tag();
    }

    /**
     * The search of {@code language} that the last build made.
     *
     * @throws IOException when the disk fails
     */
    Optional<Index> index(Language language, long made) throws IOException {
        return usable
                ? store.get(index(language)).map(bytes -> INDEX.read(bytes, 0)).filter(index -> index.made() == made)
                : Optional.empty();
    }

    /**
     * Leaves the search of {@code language} for the next build.
     *
     * @throws IOException when the disk fails
     */
    void put(Language language, Index index) throws IOException {
        store.put(index(language), INDEX.write(index));
    }

    /**
     * Leaves {@code unit} for the next build.
     *
     * @throws IOException when the disk fails
     */
    void put(String name, Unit unit) throws IOException {
        store.put(name, codec.write(unit));
    }

    /**
     * Leaves what the last build left of {@code name} for the next one, too.
     *
     * @throws IOException when the disk fails
     */
    void again(String name) throws IOException {
        store.again(name);
    }

    /**
     * Keeps everything, once the output was published.
     *
     * @param common what the work had in common
     * @throws IOException when the disk fails
     */
    void keep(Common common) throws IOException {
        store.put(COMMON, RecordCodec.selfContained(Common.class).write(common));
        store.keep();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
