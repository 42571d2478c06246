package dev.vitrine.output;

import java.io.IOException;
import java.io.OutputStream;

/** Opens files that are written piece by piece, and so may be larger than memory. */
@FunctionalInterface
public interface FileStreams {

    /**
     * The file at {@code path}, empty as yet; the caller closes it. Where nothing is to be written, what it is given is dropped.
     *
     * @throws IOException when it cannot be written
     */
    OutputStream open(OutputPath path) throws IOException;
}
