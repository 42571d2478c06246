/**
 * The preview server.
 *
 * <p>In: a built folder. Out: answers to a browser on this machine. May use: the pipeline, translation, output, diagnostics, the JDK HTTP server.
 */
@NullMarked
package dev.vitrine.serve;

import org.jspecify.annotations.NullMarked;
