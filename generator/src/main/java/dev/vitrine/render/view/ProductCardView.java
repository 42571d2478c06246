package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * A product in a list.
 *
 * @param id its id
 * @param title its name
 * @param url its page
 * @param image its first picture
 * @param hoverImage its second picture
 * @param price the lowest price here
 * @param swatches CSS colours it comes in, {@code #rrggbb}
 * @param variantCount how many variants it has
 * @param available whether one of them can be bought
 * @param isNew whether it carries the tag {@code new}
 */
public record ProductCardView(
        String id,
        TextView title,
        String url,
        Optional<ImageView> image,
        Optional<ImageView> hoverImage,
        Optional<PriceView> price,
        List<String> swatches,
        int variantCount,
        boolean available,
        boolean isNew) {}
