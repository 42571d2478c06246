package dev.vitrine.model;

/**
 * How readers of feeds get the journal.
 *
 * @param content how much of an article is in it
 * @param items most articles in it; at least 1
 */
public record JournalFeed(Content content, int items) {

    /** What holds where nothing is said. */
    public static final JournalFeed STANDARD = new JournalFeed(Content.FULL, 20);

    /** How much of an article a feed holds. */
    public enum Content {
        /** The whole text. */
        FULL,
        /** Its summary. */
        SUMMARY,
        /** There is no feed. */
        NONE
    }
}
