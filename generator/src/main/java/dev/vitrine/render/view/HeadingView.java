package dev.vitrine.render.view;

/**
 * A heading within a long text, for a table of its contents.
 *
 * @param level from 2 to 6, as in the text's own markup
 * @param id what to link to, without {@code #}
 * @param text its words
 */
public record HeadingView(int level, String id, String text) {}
