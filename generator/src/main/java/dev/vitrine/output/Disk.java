package dev.vitrine.output;

import java.io.IOException;

/** Is asked before each change of the disk, so that tests can let any of them fail. */
@FunctionalInterface
interface Disk {

    /** A disk on which nothing fails. */
    Disk SOUND = change -> {};

    /**
     * Is told what will be changed next.
     *
     * @throws IOException when it shall fail
     */
    void before(String change) throws IOException;
}
