package dev.vitrine.render.view;

import java.util.List;

/**
 * The home page: {@code home} in {@code home.ftlh}.
 *
 * @param sections in order
 */
public record HomeView(List<HomeSectionView> sections) {}
