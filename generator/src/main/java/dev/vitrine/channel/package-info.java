/**
 * Shopping channels as data: which attributes they take and under which rules, and what a product page tells them.
 *
 * <p>In: a JSON file for each channel. Out: its descriptor; the goods of a page as values. May use: model, diagnostics, Jackson.
 */
@NullMarked
package dev.vitrine.channel;

import org.jspecify.annotations.NullMarked;
