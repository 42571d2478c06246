package dev.vitrine.extension;

import dev.vitrine.diagnostics.Location;

/**
 * What a check noted of a page.
 *
 * @param address the address of the page from the root of the site, such as {@code /de/produkte/lampe/}
 * @param language its language, such as {@code de}
 * @param key what kind of note it is
 * @param value what was noted
 * @param at where it is on the page
 */
public record PageNote(String address, String language, String key, String value, Location at) {}
