/**
 * What a piece of work looks at and what it leaves beside its result, so that the next build can tell whether it would come out the same.
 *
 * <p>In: what is read and said while the work is done, told by those who are asked. Out: both as sets of values. May use: the JDK.
 */
@NullMarked
package dev.vitrine.trace;

import org.jspecify.annotations.NullMarked;
