/**
 * How extensions are asked, so that whatever they do is a problem at most and never the end of a build.
 *
 * <p>In: extensions. Out: their answers, or problems. May use: extension, diagnostics.
 */
@NullMarked
package dev.vitrine.extension.host;

import org.jspecify.annotations.NullMarked;
