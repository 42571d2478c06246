package dev.vitrine.pictures;

/** Gives a picture row by row, as {@link Light} has it. */
interface Rows {

    int width();

    int height();

    boolean transparent();

    /** Writes the row {@code y} to the beginning of {@code into}. */
    void row(int y, float[] into);
}
