package dev.vitrine.report;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the files that problems are in.
 *
 * <p>A place is named by its path in the site folder, or by that of a theme which lies elsewhere ({@code plain/templates/page.ftlh}), or by that of a finished
 * page. Other programs need a file they can open: where there is none, the settings of the site stand for it and the message names the place.
 *
 * @param root what paths are relative to: the repository, or the working folder; absolute
 * @param site the site folder; absolute
 * @param themes folders that themes were looked for in, absolute
 */
public record ProblemPlaces(Path root, Path site, List<Path> themes) {

    private static final String SETTINGS = "site.json";

    public ProblemPlaces {
        root = root.toAbsolutePath().normalize();
        site = site.toAbsolutePath().normalize();
        themes =
                themes.stream().map(theme -> theme.toAbsolutePath().normalize()).toList();
    }

    /**
     * Paths relative to the repository that is checked out.
     *
     * @param here the working folder
     * @param workspace what {@link #workspace} says; it counts when {@code here} lies in it, because annotations are placed from there
     */
    public static ProblemPlaces of(Path here, Optional<String> workspace, Path site, List<Path> themes) {
        Path folder = here.toAbsolutePath().normalize();
        Path root = workspace
                .filter(text -> !text.isEmpty())
                .map(text -> Path.of(text).toAbsolutePath().normalize())
                .filter(folder::startsWith)
                .orElse(folder);
        return new ProblemPlaces(root, site, themes);
    }

    /** Where the repository is checked out, as GitHub, GitLab or Jenkins say; empty elsewhere. */
    public static Optional<String> workspace(Map<String, String> environment) {
        return Stream.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE")
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /**
     * Where a problem is to be shown.
     *
     * @param path of a file that is there, relative to the root with {@code /} when it lies below it, else a {@code file:} address; empty when there is no file
     *     to show it in
     * @param line from 1; 0 when the whole file is meant
     * @param column from 1; 0 when the whole line is meant
     * @param length number of characters, at least 1
     * @param exact whether that is the place of the problem; when not, {@code message} names it
     * @param message what is wrong
     */
    record Shown(String path, int line, int column, int length, boolean exact, String message) {}

    Shown shown(Diagnostic diagnostic) {
        Location at = diagnostic.location();
        Optional<Path> file = file(at.path());
        if (file.isPresent()) {
            return new Shown(text(file.get()), at.line(), at.column(), at.length(), true, diagnostic.message());
        }
        String path = file(SETTINGS).map(this::text).orElse("");
        String message = at.path().isEmpty() ? diagnostic.message() : at + ": " + diagnostic.message();
        return new Shown(path, 0, 0, 1, at.path().isEmpty(), message);
    }

    /** The path of a file of the site or of a theme; empty when there is no such file on the disk. */
    Optional<String> path(String named) {
        return file(named).map(this::text);
    }

    /**
     * Where a page in {@code folder} finds the file {@code named}: a relative address, or a {@code file:} address where there is none; an empty text when there
     * is no such file.
     */
    public String link(Path folder, String named) {
        Optional<Path> file = file(named);
        if (file.isEmpty()) {
            return "";
        }
        Path from = folder.toAbsolutePath().normalize();
        Path to = file.get();
        // Another drive cannot be reached by a relative path.
        if (from.getRoot() == null || !from.getRoot().equals(to.getRoot())) {
            return to.toUri().toString();
        }
        return encoded(from.relativize(to));
    }

    /** The file {@code named} of the site as part of an address, from the site folder on; empty when it is none of the site's files. */
    public Optional<String> inSite(String named) {
        return file(named).filter(file -> file.startsWith(site)).map(file -> encoded(site.relativize(file)));
    }

    private static String encoded(Path path) {
        List<String> parts = new ArrayList<>();
        path.forEach(part -> parts.add(encoded(part.toString())));
        return String.join("/", parts);
    }

    private static String encoded(String name) {
        try {
            return new URI(null, null, "/" + name, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every name can be part of a path", e);
        }
    }

    /** The site folder, as a path relative to the root. */
    String siteText() {
        return text(site);
    }

    /** The settings of the site, whether they are there or not. */
    String settings() {
        return text(site.resolve(SETTINGS));
    }

    Optional<Path> file(String named) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path inSite = site.resolve(named).normalize();
            if (inSite.startsWith(site) && Files.isRegularFile(inSite)) {
                return Optional.of(inSite);
            }
            for (Path theme : themes) {
                // A folder holds themes by name, or is a theme.
                for (Path folder : new Path[] {theme, theme.resolveSibling("")}) {
                    Path ofTheme = folder.resolve(named).normalize();
                    if (ofTheme.startsWith(theme) && Files.isRegularFile(ofTheme)) {
                        return Optional.of(ofTheme);
                    }
                }
            }
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private String text(Path file) {
        if (!file.startsWith(root)) {
            return file.toUri().toString();
        }
        return root.relativize(file).toString().replace('\\', '/');
    }
}
