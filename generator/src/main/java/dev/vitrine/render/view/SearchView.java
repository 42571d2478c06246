package dev.vitrine.render.view;

/**
 * What a script needs to search the storefront: {@code (await import(script)).open(index)}.
 *
 * @param script address of the engine, an ES module
 * @param index address of the file that names all others
 */
public record SearchView(String script, String index) {}
