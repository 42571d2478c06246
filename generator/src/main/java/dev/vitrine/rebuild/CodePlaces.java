package dev.vitrine.rebuild;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the jars and folders that code came from. */
final class CodePlaces {

    private CodePlaces() {}

    /**
     * The places of {@code classes} and of all they may use, as far as their loaders tell: jars of extensions come with jars of their own. None at all when one of them is not found.
     */
    static Set<Path> of(Iterable<Class<?>> classes) {
        Set<Path> places = new TreeSet<>();
        for (Class<?> type : classes) {
            Set<Path> own = of(type.getClassLoader(), List.of(type.getName()));
            if (own.isEmpty()) {
                return Set.of();
            }
            places.addAll(own);
            if (type.getClassLoader() instanceof URLClassLoader jars) {
                for (URL jar : jars.getURLs()) {
                    try {
                        places.add(Path.of(jar.toURI()));
                    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
                        return Set.of();
                    }
                }
            }
        }
        return places;
    }

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
