/**
 * Every address of the site, once, before any page is made.
 *
 * <p>In: {@code model.Site}. Out: {@code SitePlan}. May use: model, packed, trace, output, diagnostics, ICU.
 */
@NullMarked
package dev.vitrine.plan;

import org.jspecify.annotations.NullMarked;
