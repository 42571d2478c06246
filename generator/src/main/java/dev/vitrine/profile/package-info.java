/**
 * Where the time and the memory of a build go: calls are timed while pages are made, what caches find and what the machine counts is noted, and all of it becomes
 * figures and advice.
 *
 * <p>In: names of phases, templates and macros as they begin and end; what caches, lists and the machine say. Out: tables and a page for the person who builds,
 * never a file of the site. May use: the JDK, the JDK's counters.
 */
@NullMarked
package dev.vitrine.profile;

import org.jspecify.annotations.NullMarked;
