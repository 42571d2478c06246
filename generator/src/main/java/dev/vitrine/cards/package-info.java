/**
 * Pictures of products for sharing, drawn from the product's picture, its name and the brand's.
 *
 * <p>In: what a card shows, and the bytes of its picture. Out: a JPEG picture. May use: model, output, diagnostics, ICU, the JDK's pictures.
 */
@NullMarked
package dev.vitrine.cards;

import org.jspecify.annotations.NullMarked;
