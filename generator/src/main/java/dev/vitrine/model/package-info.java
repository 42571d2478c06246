/**
 * The shop as immutable values: settings, markets, catalogue index, brand content and theme.
 *
 * <p>In: what {@code load} read. Out: what every later stage works from. May use: packed, diagnostics.
 */
@NullMarked
package dev.vitrine.model;

import org.jspecify.annotations.NullMarked;
