package dev.vitrine.markup;

import java.util.List;

/**
 * A picture of one storefront.
 *
 * @param url where it is, not yet escaped
 * @param sources its other sizes and formats, the first that a browser takes wins; may be none
 * @param width in pixels; 0 when unknown
 * @param height in pixels; 0 when unknown
 */
public record ResolvedImage(String url, List<Source> sources, int width, int height) {

    public ResolvedImage(String url, int width, int height) {
        this(url, List.of(), width, height);
    }

    public ResolvedImage {
        sources = List.copyOf(sources);
    }

    /**
     * Sizes in one format.
     *
     * @param media for which screens; empty for all
     * @param type the format
     * @param srcset addresses with widths
     * @param sizes how wide it is shown
     */
    public record Source(String media, String type, String srcset, String sizes) {}
}
