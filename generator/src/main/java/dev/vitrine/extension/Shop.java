package dev.vitrine.extension;

/**
 * A storefront: one market in one language.
 *
 * @param id {@code de/de}: market and language; the language alone where nothing is sold
 * @param market its market; empty where nothing is sold
 * @param language its language, such as {@code de}
 * @param path where it starts, from the root of the site: {@code /} or {@code /de/}
 * @param url the same as an absolute address
 */
public record Shop(String id, String market, String language, String path, String url) {}
