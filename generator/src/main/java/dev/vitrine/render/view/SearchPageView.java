package dev.vitrine.render.view;

import java.util.List;

/**
 * The page of search results before anything was searched: {@code search} in its template.
 *
 * @param categories the categories that are within no other
 */
public record SearchPageView(List<CardView> categories) {}
