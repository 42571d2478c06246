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
 * @param rating what shoppers think of it
 * @param unitPrice the price of a unit of measure
 * @param sku the variant bought when none is chosen
 * @param quoteOnly whether it is sold by quote only
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
        boolean isNew,
        Optional<RatingView> rating,
        Optional<String> unitPrice,
        String sku,
        boolean quoteOnly) {}
