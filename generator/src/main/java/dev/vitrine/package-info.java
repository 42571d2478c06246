/**
 * Vitrine: static multilingual storefronts from product catalogues, brand content and localized SEO metadata.
 *
 * <p>Start at {@link dev.vitrine.SiteGenerator}: it takes a {@link dev.vitrine.BuildRequest}, loads the {@code model}, plans every address, renders and checks
 * the pages, and returns a {@link dev.vitrine.BuildReport}. Templates are written against {@code render.view}; problems are values in {@code diagnostics}.
 *
 * <p>May use: load, plan, render, search, feeds, hosting, check, rules, imports, operations, cards, pictures, checkout, channel, extension, extension.host, translation, profile, rebuild, web, packed, trace, model, output, diagnostics.
 */
@NullMarked
package dev.vitrine;

import org.jspecify.annotations.NullMarked;
