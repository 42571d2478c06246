package dev.vitrine.render.view;

/**
 * A picture.
 *
 * @param url where it is
 * @param width in pixels; 0 when unknown
 * @param height in pixels; 0 when unknown
 * @param alt what it shows; may be empty
 * @param name how variants refer to it
 */
public record ImageView(String url, int width, int height, String alt, String name) {}
