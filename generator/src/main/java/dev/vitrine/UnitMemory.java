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

    /** What the piece that says what all others have in common is called, with what stands for the code behind it: other code need not be able to read it. */
    private static final String COMMON = "common ";

    private static final RecordCodec<Common> COMMONS = RecordCodec.selfContained(Common.class);

    private static final RecordCodec<Index> INDEX = RecordCodec.selfContained(Index.class);

    private static final RecordCodec<Unit.Searched> SEARCHED = RecordCodec.selfContained(Unit.Searched.class);

    private final UnitStore store;
    private final RecordCodec<Unit> codec = RecordCodec.selfContained(Unit.class);
    private final RecordCodec<Unit.Block> blocks = RecordCodec.selfContained(Unit.Block.class);
    private final String code;
    private final Common now;
    private final boolean usable;
    private final boolean similar;

    /**
     * What all work of a build has in common.
     *
     * @param values stands for what every page may show
     * @param similar stands for what it depends on which products are alike
     * @param asked names of environment variables that were asked for to what stood for their values
     */
    public record Common(long values, long similar, Map<String, String> asked) {}

    private UnitMemory(UnitStore store, String code, Common now, Optional<Common> then, Environment environment) {
        this.store = store;
        this.code = code;
        this.now = now;
        this.usable = then.isPresent()
                && then.get().values() == now.values()
                && environment.same(then.get().asked());
        this.similar = then.map(Common::similar)
                .filter(before -> before == now.similar())
                .isPresent();
    }

    /** Says whether environment variables are as they were. */
    @FunctionalInterface
    interface Environment {
        boolean same(Map<String, String> asked);
    }

    /**
     * The memory in {@code store}.
     *
     * @param code stands for the code and the machine it runs on
     * @param now what the work at hand has in common; nothing was asked yet
     * @throws IOException when the disk fails
     */
    static UnitMemory open(UnitStore store, String code, Common now, Environment environment) throws IOException {
        Optional<Common> then = store.get(COMMON + code).map(bytes -> COMMONS.read(bytes, 0));
        return new UnitMemory(store, code, now, then, environment);
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

    private static String searched(String name, Language language) {
        return "searched " + language.tag() + " " + name;
    }

    /**
     * Whether what the last build left for the index of {@code language} of the products called {@code name} is there and sound.
     *
     * @throws IOException when the disk fails
     */
    boolean hasSearched(String name, Language language) throws IOException {
        return store.sound(searched(name, language));
    }

    /**
     * What the last build left for the index of {@code language} of the products called {@code name}; nothing when it left nothing.
     *
     * @throws IOException when the disk fails
     */
    Unit.Searched searchedBefore(String name, Language language) throws IOException {
        return store.get(searched(name, language))
                .map(bytes -> SEARCHED.read(bytes, 0))
                .orElse(new Unit.Searched(List.of()));
    }

    /**
     * Leaves {@code searched} for the index of {@code language}, in this build and the next.
     *
     * @throws IOException when the disk fails
     */
    void put(String name, Language language, Unit.Searched searched) throws IOException {
        store.put(searched(name, language), SEARCHED.write(searched));
    }

    /**
     * Leaves what the last build left for the index of {@code language} for this one and the next one, too.
     *
     * @throws IOException when the disk fails
     */
    void searchedAgain(String name, Language language) throws IOException {
        store.again(searched(name, language));
    }

    /**
     * What this build left for the index of {@code language} of the products called {@code name}, once all is done.
     *
     * @throws IOException when the disk fails
     */
    Unit.Searched searched(Language language, String name) throws IOException {
        // A search without these products would be wrong and say nothing.
        byte[] bytes = store.left(searched(name, language))
                .orElseThrow(() -> new IllegalStateException("nothing was left of '" + name + "'"));
        return SEARCHED.read(bytes, 0);
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
     * @param asked names of environment variables that were asked for to what stood for their values
     * @throws IOException when the disk fails
     */
    void keep(Map<String, String> asked) throws IOException {
        store.put(COMMON + code, COMMONS.write(new Common(now.values(), now.similar(), asked)));
        store.keep();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
