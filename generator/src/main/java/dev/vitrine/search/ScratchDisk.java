package dev.vitrine.search;

import dev.vitrine.output.OutputFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.lucene.store.AlreadyClosedException;

/** Work over files that are needed while a site is made: where it fails, the output cannot be written. */
final class ScratchDisk {

    private ScratchDisk() {}

    /** Work that makes something. */
    @FunctionalInterface
    interface Making<T> {
        T make() throws IOException;
    }

    /** Work that makes nothing. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * What {@code work} makes.
     *
     * @throws OutputFailure when the disk fails
     */
    static <T> T make(Making<T> work) throws OutputFailure {
        try {
            return work.make();
        } catch (OutputFailure e) {
            throw e;
        } catch (IOException e) {
            throw new OutputFailure(e);
        } catch (UncheckedIOException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        } catch (AlreadyClosedException e) {
            // When the disk fails on one thread, Lucene closes the index for all of them.
            if (e.getCause() instanceof IOException cause) {
                throw failure(cause);
            }
            throw e;
        }
    }

    /**
     * Does {@code work}.
     *
     * @throws OutputFailure when the disk fails
     */
    static void run(Work work) throws OutputFailure {
        make(() -> {
            work.run();
            return true;
        });
    }

    private static OutputFailure failure(IOException cause) {
        return cause instanceof OutputFailure known ? known : new OutputFailure(cause);
    }
}
