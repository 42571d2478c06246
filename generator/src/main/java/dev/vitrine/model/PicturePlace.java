package dev.vitrine.model;

import java.util.List;
import java.util.Optional;

/**
 * How large a theme shows pictures somewhere, such as on cards.
 *
 * @param widths in pixels, smallest first, among which browsers choose
 * @param sizes how wide it is shown, as HTML says it in {@code sizes}
 * @param ratio the proportions it is cut to; its own when empty
 * @param crops other cuts for some screens, the first that fits wins
 */
public record PicturePlace(List<Integer> widths, String sizes, Optional<Ratio> ratio, List<Crop> crops) {

    /** Where a theme says nothing. */
    public static final PicturePlace ANYWHERE =
            new PicturePlace(List.of(320, 480, 640, 960, 1280, 1600, 2000), "100vw", Optional.empty(), List.of());

    public PicturePlace {
        widths = widths.stream().sorted().distinct().toList();
        crops = List.copyOf(crops);
    }

    /** Proportions. */
    public record Ratio(int width, int height) {}

    /**
     * A cut for some screens.
     *
     * @param media which, as a media query: {@code (max-width: 40em)}
     * @param ratio its proportions
     * @param widths in pixels, smallest first
     * @param sizes how wide it is shown there
     */
    public record Crop(String media, Ratio ratio, List<Integer> widths, String sizes) {
        public Crop {
            widths = widths.stream().sorted().distinct().toList();
        }
    }
}
