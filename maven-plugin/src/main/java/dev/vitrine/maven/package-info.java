/**
 * The Maven door: each goal is its parameters, one call, and one translation of the report.
 *
 * <p>In: a project's configuration. Out: log lines, and a build that fails when the site has errors. May use: the pipeline, imports, serve, diagnostics, the
 * Maven plugin API.
 */
@NullMarked
package dev.vitrine.maven;

import org.jspecify.annotations.NullMarked;
