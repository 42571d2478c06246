package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * How a page looks when it is shared.
 *
 * @param type {@code website}, {@code product} or {@code article}
 * @param title what it is called
 * @param locale {@code en_US}
 * @param alternateLocales the locales of the other storefronts that have this page
 * @param image its picture, with an absolute address
 * @param properties further properties, in order
 */
public record OpenGraphView(
        String type,
        String title,
        String locale,
        List<String> alternateLocales,
        Optional<ImageView> image,
        List<Property> properties) {

    /**
     * One property.
     *
     * @param name such as {@code product:price:amount}
     * @param content its value
     */
    public record Property(String name, String content) {}
}
