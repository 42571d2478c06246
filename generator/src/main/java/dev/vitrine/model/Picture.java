package dev.vitrine.model;

/**
 * A picture with what it shows.
 *
 * @param name as the source calls it, which is how variants refer to it
 * @param media where it is
 * @param alt what it shows, per language
 */
public record Picture(String name, Media media, Localized<String> alt) {}
