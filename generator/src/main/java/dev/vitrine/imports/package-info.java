/**
 * Catalogues of other shops to site content.
 *
 * <p>In: CSV files. Out: JSON Lines and settings a content team can go on editing. May use: model, diagnostics, Jackson, the CSV reader.
 */
@NullMarked
package dev.vitrine.imports;

import org.jspecify.annotations.NullMarked;
