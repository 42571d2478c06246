package dev.vitrine.cli;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The themes that come with an installed Vitrine: in {@code themes/} beside the {@code lib/} its jar is in. */
final class BroughtThemes {

    private BroughtThemes() {}

    /** The folder of themes; empty where Vitrine was not installed from its distribution. */
    static Optional<Path> folder() {
        CodeSource code = BroughtThemes.class.getProtectionDomain().getCodeSource();
        if (code == null) {
            return Optional.empty();
        }
        try {
            return of(Path.of(code.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // A jar at a place that is no path brings nothing along.
            return Optional.empty();
        }
    }

    /** The folder of themes that {@code jar} brings along. */
    static Optional<Path> of(Path jar) {
        Path lib = jar.toAbsolutePath().normalize().getParent();
        if (lib == null
                || lib.getFileName() == null
                || !lib.getFileName().toString().equals("lib")) {
            return Optional.empty();
        }
        Path themes = lib.resolveSibling("themes");
        return names(themes).isEmpty() ? Optional.empty() : Optional.of(themes);
    }

    /** The names of the themes in {@code folder}, which need not be there. */
    static List<String> names(Path folder) {
        File[] themes = folder.toFile().listFiles(one -> new File(one, "theme.json").isFile());
        return themes == null ? List.of() : Stream.of(themes).map(File::getName).toList();
    }
}
