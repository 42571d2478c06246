package dev.vitrine;

/** Hears how far a build is, while it runs; must be thread-safe, because pages are made on many threads. */
public interface Progress {

    /** Hears, and does nothing. */
    Progress NONE = new Progress() {
        @Override
        public void phase(String name) {}

        @Override
        public void pages(int made, int all) {}

        @Override
        public void end() {}
    };

    /**
     * A phase begins, and with it the one before it ends.
     *
     * @param name as in {@link BuildReport#phases()}
     */
    void phase(String name);

    /**
     * One more page was made.
     *
     * @param made how many are made; threads may tell of them out of order
     * @param all how many there will be
     */
    void pages(int made, int all);

    /** The build is over, well or not. */
    void end();
}
