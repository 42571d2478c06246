/**
 * The Maven door: each goal is its parameters, one call, and one translation of the report.
 *
 * <p>In: a project's configuration. Out: log lines, a report among those of a Maven site, and a build that fails when the site has errors. May use: the
 * pipeline, deploy, extension, imports, profile, report, serve, translation, diagnostics, the Maven plugin and reporting APIs.
 */
@NullMarked
package dev.vitrine.maven;

import org.jspecify.annotations.NullMarked;
