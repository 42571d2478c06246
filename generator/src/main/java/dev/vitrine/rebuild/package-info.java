/**
 * Whether anything has changed since the last build: the files it was made from, and what it said.
 *
 * <p>In: the places of all input, and the folder beside the output. Out: a fingerprint, and what was remembered with it. May use: output.
 */
@NullMarked
package dev.vitrine.rebuild;

import org.jspecify.annotations.NullMarked;
