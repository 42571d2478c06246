/**
 * Files for machines: sitemaps and robots.txt.
 *
 * <p>In: the plan. Out: files. May use: plan, checkout, model, output, diagnostics.
 */
@NullMarked
package dev.vitrine.feeds;

import org.jspecify.annotations.NullMarked;
