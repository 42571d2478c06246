/**
 * What in a text is words and what is code: placeholders, marks and tags that a translation keeps; how wide it is where it is shown.
 *
 * <p>In: texts. Out: their pieces, and pseudo-translations made of them. May use: the JDK, ICU.
 */
@NullMarked
package dev.vitrine.text;

import org.jspecify.annotations.NullMarked;
