/**
 * Markdown and imported HTML to safe HTML and to plain text.
 *
 * <p>In: source text with its place. Out: {@link dev.vitrine.markup.Prose}, HTML in which what differs between storefronts is still open; a
 * {@link dev.vitrine.markup.Resolver} of one storefront fills it in. May use: model, diagnostics, commonmark, the HTML sanitiser.
 *
 * <p>{@link dev.vitrine.markup.Markdown} is the door. Behind it, a text goes through the parser, {@code MarkdownWriter} (tree to HTML, with a {@code Part}
 * for every tag that is more than a tag), {@code Sanitizer} (the allow-list) and {@code ProseBuilder} (valid HTML, segments).
 */
@NullMarked
package dev.vitrine.markup;

import org.jspecify.annotations.NullMarked;
