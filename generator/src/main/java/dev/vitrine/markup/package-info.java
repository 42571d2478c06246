/**
 * Markdown and imported HTML to safe HTML and to plain text.
 *
 * <p>In: source text with its place. Out: HTML fragments. May use: model, diagnostics, commonmark, the HTML sanitiser.
 */
@NullMarked
package dev.vitrine.markup;

import org.jspecify.annotations.NullMarked;
