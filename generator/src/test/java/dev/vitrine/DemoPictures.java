package dev.vitrine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** The demo shop's pictures in their sizes, where a build has left them: to make them takes longer than all else. How they are made has tests of its own. */
public final class DemoPictures {

    private DemoPictures() {}

    /** {@code state} for a build of the demo shop, with the pictures that an earlier one made. */
    public static Path in(Path state) throws IOException {
        Path made = Path.of("../content/.vitrine/pictures");
        if (Files.isDirectory(made)) {
            FileUtils.copyDirectory(made.toFile(), state.resolve("pictures").toFile());
        }
        return state;
    }
}
