package dev.vitrine.deploy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a deploy will do, or did.
 *
 * @param target whose name it is
 * @param release the number this release gets; the one before is one less
 * @param first whether nothing was deployed there before
 * @param resumed whether an earlier deploy there was not completed
 * @param added files that are not there, by kind
 * @param changed files that are there with other bytes or headers, by kind
 * @param same files that are there as they are wanted
 * @param removed paths that visitors can no longer ask for, sorted
 * @param foreign how many files lie there that no deploy put there; they stay
 */
public record DeployPlan(
        String target,
        int release,
        boolean first,
        boolean resumed,
        Map<FileKind, Amount> added,
        Map<FileKind, Amount> changed,
        Amount same,
        List<String> removed,
        int foreign) {

    public DeployPlan {
        added = Collections.unmodifiableMap(new TreeMap<>(added));
        changed = Collections.unmodifiableMap(new TreeMap<>(changed));
        removed = List.copyOf(removed);
    }

    /**
     * Some files.
     *
     * @param files how many
     * @param bytes all of them together
     */
    public record Amount(int files, long bytes) {

        /** None. */
        public static final Amount NONE = new Amount(0, 0);

        Amount and(long size) {
            return new Amount(files + 1, bytes + size);
        }

        Amount and(Amount other) {
            return new Amount(files + other.files, bytes + other.bytes);
        }
    }

    /** All that is sent. */
    public Amount sent() {
        Amount all = Amount.NONE;
        for (Amount some : added.values()) {
            all = all.and(some);
        }
        for (Amount some : changed.values()) {
            all = all.and(some);
        }
        return all;
    }

    /** Whether the place has the site already. */
    public boolean nothing() {
        return sent().files() == 0 && removed.isEmpty() && !resumed;
    }
}
