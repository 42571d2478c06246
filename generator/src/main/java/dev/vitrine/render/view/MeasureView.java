package dev.vitrine.render.view;

/**
 * A measured number for machines, in the unit of the content whatever the page shows.
 *
 * @param value the number, with a dot for decimals
 * @param unitCode UN/CEFACT's code of its unit, such as {@code CMT}
 */
public record MeasureView(String value, String unitCode) {}
