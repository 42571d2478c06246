package dev.vitrine.model;

/**
 * A picture shown at some place of the theme, in all sizes that are for there.
 *
 * @param picture the picture
 * @param place the name of the place
 */
public record PictureUse(Media.Local picture, String place) {}
