package dev.vitrine.model;

/**
 * A format in which pictures are made.
 *
 * @param extension what names of its files end with: {@code webp}
 * @param mediaType as HTML names it
 * @param recipe stands for all that decides about its bytes beside the picture and its size; hexadecimal
 */
public record PictureFormat(String extension, String mediaType, String recipe) {}
