package dev.vitrine.render.view;

/**
 * A long text as HTML.
 *
 * @param html safe markup
 * @param lang its BCP 47 tag when it differs from the page's, else empty
 */
public record ProseView(HtmlView html, String lang) {}
