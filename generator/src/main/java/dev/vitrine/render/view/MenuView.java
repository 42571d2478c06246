package dev.vitrine.render.view;

import java.util.List;

/**
 * An entry of the main menu.
 *
 * @param title what it says
 * @param url where it leads, from the root of the site
 * @param current whether it leads to the page at hand, or above it
 * @param links what is shown under it; empty for a plain link
 */
public record MenuView(String title, String url, boolean current, List<LinkView> links) {
    public MenuView {
        links = List.copyOf(links);
    }
}
