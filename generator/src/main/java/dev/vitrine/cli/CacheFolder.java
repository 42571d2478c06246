package dev.vitrine.cli;

import dev.vitrine.output.ContentHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where commands keep what only makes the next one faster: {@code $XDG_CACHE_HOME/vitrine}, else {@code ~/.cache/vitrine}. */
final class CacheFolder {

    private CacheFolder() {}

    /**
     * The folder for previews of the site in {@code site}; empty where nothing is to be kept.
     *
     * @param environment the environment variables
     */
    static Optional<Path> preview(Path site, Map<String, String> environment) {
        byte[] name = site.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return root(environment)
                .map(folder -> folder.resolve("vitrine")
                        .resolve("preview-" + ContentHash.hex(ContentHash.of(name, name.length))));
    }

    private static Optional<Path> root(Map<String, String> environment) {
        if (!environment.getOrDefault("VITRINE_NO_CACHE", "").isEmpty()) {
            return Optional.empty();
        }
        try {
            String stated = environment.getOrDefault("XDG_CACHE_HOME", environment.getOrDefault("LOCALAPPDATA", ""));
            String home = environment.getOrDefault("HOME", "");
            if (stated.isEmpty() && home.isEmpty()) {
                return Optional.empty();
            }
            Path folder = stated.isEmpty() ? Path.of(home, ".cache") : Path.of(stated);
            return Optional.of(folder).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
