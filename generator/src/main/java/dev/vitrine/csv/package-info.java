/**
 * Tables in CSV files, whatever their encoding, delimiter and line breaks.
 *
 * <p>In: bytes and texts. Out: rows whose cells know their place. May use: diagnostics, the CSV reader, ICU.
 */
@NullMarked
package dev.vitrine.csv;

import org.jspecify.annotations.NullMarked;
