/**
 * Style sheets and scripts as text: without what browsers do not read, which modules a script imports, and the hashes of files.
 *
 * <p>In: the source of a file. Out: a shorter text that means the same, or where the source is broken. May use: the JDK.
 */
@NullMarked
package dev.vitrine.assets;

import org.jspecify.annotations.NullMarked;
