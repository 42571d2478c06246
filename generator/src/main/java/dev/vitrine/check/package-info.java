/**
 * What must hold of a finished site.
 *
 * <p>In: the plan and facts of the written pages. Out: diagnostics. May use: assets, text, extension, extension.host, plan, model, output, diagnostics, Jackson.
 */
@NullMarked
package dev.vitrine.check;

import org.jspecify.annotations.NullMarked;
