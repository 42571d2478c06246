package dev.vitrine.deploy;

/** Hears how far a deploy is; asked from many threads. */
@FunctionalInterface
public interface DeploySteps {

    /** Nobody listens. */
    DeploySteps UNHEARD = (step, done, of) -> {};

    /**
     * One more file is done.
     *
     * @param step what is done with it, such as {@code sending pages}
     * @param done files of this step so far
     * @param of files of this step
     */
    void at(String step, int done, int of);
}
