/**
 * From files to the model, with every problem of the input reported at its place.
 *
 * <p>In: a site folder and a theme. Out: {@code model.Site}. May use: assets, csv, pictures, text, model, packed, checkout, channel, extension, extension.host, trace, diagnostics, Jackson, Commons IO, ICU, the phone library.
 */
@NullMarked
package dev.vitrine.load;

import org.jspecify.annotations.NullMarked;
