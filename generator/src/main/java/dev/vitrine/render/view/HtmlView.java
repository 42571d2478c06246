package dev.vitrine.render.view;

/**
 * HTML that is safe to print; templates print it by its name alone, without escaping.
 *
 * @param html the markup
 */
public record HtmlView(String html) {}
