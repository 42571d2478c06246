package dev.vitrine.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the schemas of the content files to disk. */
public final class SchemaFiles {

    private SchemaFiles() {}

    /** Writes every schema into {@code folder} and returns how many there are. */
    public static int write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> schemas = JsonSchemas.all();
        for (Map.Entry<String, String> schema : schemas.entrySet()) {
            Files.writeString(folder.resolve(schema.getKey()), schema.getValue());
        }
        return schemas.size();
    }
}
