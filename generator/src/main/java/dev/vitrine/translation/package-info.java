/**
 * Words in several languages: which are missing or stale, and their way to translators and back.
 *
 * <p>In: a site folder and files of translators. Out: lists, files for translators, and content with small changes. May use: text, csv, model, diagnostics,
 * Jackson, ICU, the JDK's XML reader.
 */
@NullMarked
package dev.vitrine.translation;

import org.jspecify.annotations.NullMarked;
