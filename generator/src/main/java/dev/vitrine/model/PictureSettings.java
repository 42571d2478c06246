package dev.vitrine.model;

import java.util.List;
import java.util.Map;

/**
 * How pictures are published.
 *
 * @param enabled whether anything is made of them; otherwise files are published as they are
 * @param formats formats that browsers may choose from, best first: {@code avif}, {@code webp}, {@code jpeg}
 * @param webp quality from 1 to 100
 * @param jpeg quality from 1 to 100
 * @param avif quality from 1 to 100
 * @param largest no published side is longer, in pixels
 * @param focus path relative to the site folder to what matters in that picture
 * @param fetchFrom hosts whose pictures are fetched into the site folder, in lower case
 */
public record PictureSettings(
        boolean enabled,
        List<String> formats,
        int webp,
        int jpeg,
        int avif,
        int largest,
        Map<String, Media.Focus> focus,
        List<String> fetchFrom) {

    /** What holds where nothing else is said. */
    public static final PictureSettings STANDARD =
            new PictureSettings(true, List.of("webp"), 75, 82, 55, 2000, Map.of(), List.of());

    public PictureSettings {
        formats = List.copyOf(formats);
        fetchFrom = List.copyOf(fetchFrom);
        focus = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(focus));
    }
}
