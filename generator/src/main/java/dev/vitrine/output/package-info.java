/**
 * Files to be: their paths, their bytes, and the folder that replaces the site once all is sound.
 *
 * <p>In: bytes from the stages. Out: the finished folder. May use: diagnostics, Commons IO.
 */
@NullMarked
package dev.vitrine.output;

import org.jspecify.annotations.NullMarked;
