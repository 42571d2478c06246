/**
 * Files for machines: sitemaps, robots.txt, llms.txt, web manifests, the service worker, and what shopping channels are told.
 *
 * <p>In: the plan. Out: files. May use: plan, channel, checkout, extension, extension.host, packed, model, output, diagnostics, Jackson.
 */
@NullMarked
package dev.vitrine.feeds;

import org.jspecify.annotations.NullMarked;
