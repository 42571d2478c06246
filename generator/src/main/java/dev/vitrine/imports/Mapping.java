package dev.vitrine.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a mapping file says about the files of a shop whose layout nobody knows. */
record Mapping(
        Optional<String> name,
        Optional<String> language,
        Optional<String> currency,
        ImportFormat format,
        Map<String, String> headers) {

    static final Mapping NONE =
            new Mapping(Optional.empty(), Optional.empty(), Optional.empty(), ImportFormat.AUTO, Map.of());

    static Mapping read(Path file, ImportLog log) throws IOException {
        return NONE;
    }

    boolean names(Path file) {
        return true;
    }
}
