/**
 * What a host is told of the site: redirects, headers with the content security policy, and whether the site fits there at all.
 *
 * <p>In: {@code SitePlan}, finished pages. Out: files of the host, {@code HostRules}. May use: plan, checkout, model, output, diagnostics, Jackson.
 */
@NullMarked
package dev.vitrine.hosting;

import org.jspecify.annotations.NullMarked;
