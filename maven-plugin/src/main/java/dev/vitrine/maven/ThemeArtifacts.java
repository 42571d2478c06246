package dev.vitrine.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** The theme jars among the plugin's dependencies. */
final class ThemeArtifacts {

    private static final String FOLDER = "vitrine/themes/";

    private ThemeArtifacts() {}

    /** Every jar or folder of classes that holds themes, in the order given. */
    static List<Path> among(List<File> artifacts) throws IOException {
        List<Path> found = new ArrayList<>();
        for (File file : artifacts) {
            File folder = new File(file, FOLDER);
            if (folder.isDirectory()) {
                // A module of the same build that is not packed yet.
                found.add(folder.toPath());
            } else if (file.getName().endsWith(".jar") && holdsThemes(file)) {
                found.add(file.toPath());
            }
        }
        return found;
    }

    private static boolean holdsThemes(File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            return jar.stream().anyMatch(entry -> entry.getName().startsWith(FOLDER));
        }
    }
}
