package dev.vitrine.render.view;

/**
 * A feed of the journal: {@code <link rel="alternate" type="${feed.type}" title="${feed.title}" href="${feed.url}">}.
 *
 * @param title what it is called
 * @param type {@code application/rss+xml} or {@code application/atom+xml}
 * @param url where it is
 */
public record FeedView(String title, String type, String url) {}
