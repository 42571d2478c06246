package dev.vitrine.render.view;

/**
 * A link with its text.
 *
 * @param title what it says
 * @param url where it leads, from the root of the site
 * @param current whether it leads to the page at hand, or, in menus, above it
 */
public record LinkView(String title, String url, boolean current) {}
