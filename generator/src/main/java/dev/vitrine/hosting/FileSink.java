package dev.vitrine.hosting;

import dev.vitrine.output.OutputPath;
import java.io.IOException;

/** Takes finished files. */
@FunctionalInterface
public interface FileSink {

    /**
     * Takes one file.
     *
     * @throws IOException when it cannot be written
     */
    void accept(OutputPath path, byte[] content) throws IOException;
}
