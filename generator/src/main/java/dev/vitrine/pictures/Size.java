package dev.vitrine.pictures;

/**
 * What is wanted of a picture: a part of it, in a size.
 *
 * @param width in pixels
 * @param height in pixels; where its proportions are not the picture's, what is too much is cut off
 * @param focusX where what matters is, from the left, in thousandths of the width; cuts keep near it
 * @param focusY from the top, in thousandths of the height
 */
public record Size(int width, int height, int focusX, int focusY) {}
