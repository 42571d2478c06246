/**
 * Where the time of a build goes: calls are timed while pages are made, and become figures and advice.
 *
 * <p>In: names of templates and macros as they begin and end. Out: a table and a page for the person who builds, never a file of the site. May use: the JDK.
 */
@NullMarked
package dev.vitrine.profile;

import org.jspecify.annotations.NullMarked;
