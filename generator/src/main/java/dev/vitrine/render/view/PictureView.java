package dev.vitrine.render.view;

import java.util.List;

/**
 * A picture at a place of the theme, in the sizes that are for there.
 *
 * @param url the whole picture, for browsers that take none of the others
 * @param width in pixels, which with the height says its proportions; 0 when unknown
 * @param height in pixels; 0 when unknown
 * @param alt what it shows; may be empty
 * @param name how variants refer to it
 * @param sources what browsers choose from, the first that fits; may be none
 * @param tone the colour of most of it, as {@code data-tone} takes it; empty when it has none
 * @param color the same as {@code #rrggbb}
 */
public record PictureView(
        String url,
        int width,
        int height,
        String alt,
        String name,
        List<SourceView> sources,
        String tone,
        String color) {

    public PictureView {
        sources = List.copyOf(sources);
    }

    /**
     * What a {@code source} element says.
     *
     * @param media for which screens; empty for all
     * @param type the format
     * @param srcset addresses with widths
     * @param sizes how wide it is shown
     * @param width in pixels
     * @param height in pixels
     */
    public record SourceView(String media, String type, String srcset, String sizes, int width, int height) {}
}
