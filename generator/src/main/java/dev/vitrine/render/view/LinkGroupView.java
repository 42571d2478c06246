package dev.vitrine.render.view;

import java.util.List;

/**
 * Links under a heading.
 *
 * @param title the heading
 * @param links the links
 */
public record LinkGroupView(String title, List<LinkView> links) {}
