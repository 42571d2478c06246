package dev.vitrine.deploy;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where a site lies, file by file. Thread-safe. */
interface Store extends Closeable {

    /**
     * A file that is there.
     *
     * @param size bytes
     * @param md5 of its bytes, 32 hexadecimal digits; empty when the place does not say
     */
    record Found(long size, Optional<String> md5) {}

    /**
     * The text of a small file, and what tells its present state apart from later ones.
     *
     * @param text all of it
     * @param mark as the place has it
     */
    record Text(String text, String mark) {}

    /** Whose place it is, for people. */
    String name();

    /** The text at {@code key} of the state; empty when there is none. */
    Optional<Text> text(String key) throws DeployFailure;

    /** Writes {@code text} to {@code key} of the state. */
    void write(String key, String text) throws DeployFailure;

    /**
     * Writes {@code text} to {@code key} of the state, when nobody else did since it was {@code before}.
     *
     * @return whether it was written
     */
    boolean replace(String key, String text, Optional<Text> before) throws DeployFailure;

    /** Sends {@code file} to {@code key} of the site; whoever asks for it meanwhile gets the old one or the new one, whole. */
    void put(String key, Path file, FileHeaders headers) throws DeployFailure;

    /** Copies a file with its headers. */
    void copy(Area from, String fromKey, Area to, String toKey) throws DeployFailure;

    /** Removes files; those that are not there are passed over. */
    void remove(Area area, Collection<String> keys) throws DeployFailure;

    /** What lies in {@code area} below {@code prefix}, by key. */
    Map<String, Found> list(Area area, String prefix) throws DeployFailure;

    @Override
    void close();
}
