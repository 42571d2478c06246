/**
 * Dated, sourced rules of markets, held against data and finished pages, with evidence.
 *
 * <p>In: the plan, products, facts of finished pages. Out: where each rule stands in each market; diagnostics. May use: plan, model, output, diagnostics.
 */
@NullMarked
package dev.vitrine.rules;

import org.jspecify.annotations.NullMarked;
