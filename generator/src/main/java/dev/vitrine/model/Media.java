package dev.vitrine.model;

/** A picture: a file of the site or an address on another server. */
public sealed interface Media {

    /** What of a file is published. */
    enum Publication {
        /** Its bytes, as they are. */
        AS_IT_IS,
        /** The same picture without the place, camera and other things that are only about it. */
        STRIPPED,
        /** A picture made of it: upright, in the colours of screens, not larger than pictures are published. */
        MADE
    }

    /**
     * Where what matters in a picture is, in thousandths of its sides.
     *
     * @param x from the left
     * @param y from the top
     */
    record Focus(int x, int y) {
        /** The middle. */
        public static final Focus MIDDLE = new Focus(500, 500);
    }

    /**
     * A picture that is published with the site.
     *
     * @param path relative to the site folder
     * @param outputPath where it is published, relative to the output: {@code media/clay-1f3a….jpg}
     * @param width in pixels, as it is published; 0 when unknown
     * @param height in pixels, as it is published; 0 when unknown
     * @param size in bytes, of the file in the site folder
     * @param publication what of it is published
     * @param sizes whether it can be had in smaller sizes and other formats
     * @param focus what cuts keep
     */
    record Local(
            String path,
            String outputPath,
            int width,
            int height,
            long size,
            Publication publication,
            boolean sizes,
            Focus focus)
            implements Media {

        /** A picture that is published as it is. */
        public Local(String path, String outputPath, int width, int height, long size) {
            this(path, outputPath, width, height, size, Publication.AS_IT_IS, false, Focus.MIDDLE);
        }

        /** The same picture, of which something else matters. */
        public Local with(Focus other) {
            return new Local(path, outputPath, width, height, size, publication, sizes, other);
        }
    }

    /**
     * A picture that stays on another server.
     *
     * @param url https address
     */
    record Remote(String url) implements Media {}
}
