/**
 * The command line.
 *
 * <p>In: arguments. Out: exit codes and printed problems. May use: the pipeline, extension, profile, imports, operations, translation, report, serve, deploy, web, output, diagnostics, picocli, console streams.
 */
@NullMarked
package dev.vitrine.cli;

import org.jspecify.annotations.NullMarked;
