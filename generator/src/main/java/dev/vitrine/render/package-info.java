/**
 * From a route to the bytes of its page.
 *
 * <p>In: the plan, the site and its theme. Out: pages, and data files made of the same views. May use: its views, assets, plan, markup, checkout, channel, cards, extension, extension.host, profile, trace, model, output, diagnostics, FreeMarker, ICU.
 */
@NullMarked
package dev.vitrine.render;

import org.jspecify.annotations.NullMarked;
