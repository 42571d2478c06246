package dev.vitrine.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** What a build says of itself to the next one: bytes in a file beside the output. */
public final class LastBuild {

    private static final String NAME = "last-build";

    private LastBuild() {}

    /** Whether a build left word in {@code state}. */
    public static boolean isIn(Path state) {
        return Files.isRegularFile(state.resolve(NAME));
    }

    /**
     * What the last build left in {@code state}.
     *
     * @throws IOException when the disk fails
     */
    public static Optional<byte[]> read(Path state) throws IOException {
        return isIn(state) ? Optional.of(Files.readAllBytes(state.resolve(NAME))) : Optional.empty();
    }

    /**
     * Leaves {@code bytes} for the next build.
     *
     * @throws IOException when the disk fails
     */
    public static void write(Path state, byte[] bytes) throws IOException {
        Path next = state.resolve(NAME + ".next");
        Files.write(next, bytes);
        Files.move(next, state.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Takes back what was left: from now on the output may be another.
     *
     * @throws IOException when the disk fails
     */
    public static void forget(Path state) throws IOException {
        Files.deleteIfExists(state.resolve(NAME));
    }
}
