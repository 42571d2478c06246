/**
 * Problems: what is wrong, where, and what to do about it.
 *
 * <p>In: findings of every stage. Out: a sorted list for the doors to show. May use: trace.
 */
@NullMarked
package dev.vitrine.diagnostics;

import org.jspecify.annotations.NullMarked;
