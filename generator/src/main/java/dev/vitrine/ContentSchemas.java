package dev.vitrine;

import dev.vitrine.load.SchemaFiles;
import java.io.IOException;
import java.nio.file.Path;

/** The JSON Schemas of the content files, for editors that complete and validate. */
public final class ContentSchemas {

    private ContentSchemas() {}

    /**
     * Writes one file per kind of content file into {@code folder}, and returns how many.
     *
     * @param folder made when it does not exist
     * @throws IOException when it cannot be written
     */
    public static int write(Path folder) throws IOException {
        return SchemaFiles.write(folder);
    }
}
