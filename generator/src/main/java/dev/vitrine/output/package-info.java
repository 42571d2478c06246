/**
 * Files to be: their paths, their bytes, and the folder that becomes the site once all is sound.
 *
 * <p>In: bytes from the stages. Out: the finished folder, in which only what changed was written, and lists of what is in it and what changed. May use: diagnostics, Commons IO, Brotli.
 */
@NullMarked
package dev.vitrine.output;

import org.jspecify.annotations.NullMarked;
