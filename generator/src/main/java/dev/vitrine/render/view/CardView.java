package dev.vitrine.render.view;

import java.util.Optional;

/**
 * A category, collection or page in a list.
 *
 * @param id its id
 * @param title its name
 * @param summary one or two sentences; its text may be empty
 * @param url its page
 * @param image its picture
 * @param count how many products it holds; 0 for pages
 */
public record CardView(String id, TextView title, TextView summary, String url, Optional<ImageView> image, int count) {}
