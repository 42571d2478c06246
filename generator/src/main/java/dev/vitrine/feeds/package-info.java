/**
 * Files for machines: sitemaps, robots.txt, llms.txt, web manifests and the service worker.
 *
 * <p>In: the plan. Out: files. May use: plan, checkout, model, output, diagnostics, Jackson.
 */
@NullMarked
package dev.vitrine.feeds;

import org.jspecify.annotations.NullMarked;
