package dev.vitrine.rebuild;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Set;
import java.util.TreeSet;

/** Finds the jars and folders that code came from. */
final class CodePlaces {

    private CodePlaces() {}

    /** The places of {@code classes}; none at all when one of them is not found, as then it is not known what runs. */
    static Set<Path> of(ClassLoader loader, Iterable<String> classes) {
        Set<Path> places = new TreeSet<>();
        for (String name : classes) {
            try {
                CodeSource source =
                        Class.forName(name, false, loader).getProtectionDomain().getCodeSource();
                if (source == null || source.getLocation() == null) {
                    return Set.of();
                }
                places.add(Path.of(source.getLocation().toURI()));
            } catch (ClassNotFoundException | URISyntaxException | IllegalArgumentException e) {
                return Set.of();
            }
        }
        return places;
    }
}
