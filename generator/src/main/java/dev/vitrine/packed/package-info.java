/**
 * Many values of one class in little memory.
 *
 * <p>In: records. Out: equal records, when they are asked for. May use: trace.
 */
@NullMarked
package dev.vitrine.packed;

import org.jspecify.annotations.NullMarked;
