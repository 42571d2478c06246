package dev.vitrine.model;

/** A picture: a file of the site or an address on another server. */
public sealed interface Media {

    /**
     * A picture that is published with the site.
     *
     * @param path relative to the site folder
     * @param outputPath where it is published, relative to the output: {@code media/clay-1f3a….jpg}
     * @param width in pixels; 0 when unknown
     * @param height in pixels; 0 when unknown
     * @param size in bytes
     */
    record Local(String path, String outputPath, int width, int height, long size) implements Media {}

    /**
     * A picture that stays on another server.
     *
     * @param url https address
     */
    record Remote(String url) implements Media {}
}
