package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The demo shop's content in a folder of its own, to be changed and built again. */
final class DemoContent {

    private static final Path ROOT =
            BuiltSite.get().folder().resolve("../../..").normalize();

    private DemoContent() {}

    /**
     * Copies the content to {@code site}, which is not there yet.
     *
     * @param storefronts the paths of the storefronts it keeps; each takes as long to build as the others
     */
    static void copy(Path site, List<String> storefronts) throws IOException {
        copy(ROOT.resolve("content"), site, file -> !file.startsWith(ROOT.resolve("content/.vitrine")));
        Path settings = site.resolve("site.json");
        List<String> lines = Files.readAllLines(settings);
        int from = lines.indexOf("  \"storefronts\": [");
        int to = from + lines.subList(from, lines.size()).indexOf("  ],");
        List<String> kept = lines.subList(from + 1, to).stream()
                .filter(storefront(storefronts))
                .map(line -> line.replaceFirst(",$", ""))
                .toList();
        assertThat(kept).hasSameSizeAs(storefronts);
        Files.writeString(
                settings,
                String.join("\n", lines.subList(0, from + 1)) + "\n" + String.join(",\n", kept) + "\n"
                        + String.join("\n", lines.subList(to, lines.size())) + "\n");
    }

    private static Predicate<String> storefront(List<String> paths) {
        return line -> paths.stream().anyMatch(path -> line.contains("\"path\": \"" + path + "\""));
    }

    /**
     * Copies the pictures that the build of the sample site made to {@code state}, what is kept between builds: to make them takes longer than all else.
     *
     * @return {@code state}
     */
    static Path pictures(Path state) throws IOException {
        Path made = ROOT.resolve("content/.vitrine/pictures");
        assertThat(made).isDirectory();
        Files.createDirectories(state);
        copy(made, state.resolve("pictures"), file -> true);
        return state;
    }

    private static void copy(Path from, Path to, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(which).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** The folder of the themes. */
    static Path themes() {
        return ROOT.resolve("themes");
    }
}
