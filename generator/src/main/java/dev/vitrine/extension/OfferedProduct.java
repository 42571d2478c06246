package dev.vitrine.extension;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A product as its page shows it in one storefront.
 *
 * @param shop the storefront
 * @param id its id
 * @param title its name
 * @param summary one or two sentences; may be empty
 * @param description its long text without markup; may be empty
 * @param brand who makes it; may be empty
 * @param url its page, absolute
 * @param categories titles of its main category and those above it, the root first
 * @param facts name to values, as shown
 * @param images absolute addresses of its pictures
 * @param offers one for each variant, in their order
 */
public record OfferedProduct(
        Shop shop,
        String id,
        String title,
        String summary,
        String description,
        String brand,
        String url,
        List<String> categories,
        Map<String, List<String>> facts,
        List<String> images,
        List<Offer> offers) {

    public OfferedProduct {
        categories = List.copyOf(categories);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        images = List.copyOf(images);
        offers = List.copyOf(offers);
    }
}
