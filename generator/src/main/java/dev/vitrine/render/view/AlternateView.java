package dev.vitrine.render.view;

/**
 * The same page for others, for {@code <link rel="alternate">}.
 *
 * @param hreflang language, language and country, or {@code x-default}
 * @param url absolute address
 */
public record AlternateView(String hreflang, String url) {}
