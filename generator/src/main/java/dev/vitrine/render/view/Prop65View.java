package dev.vitrine.render.view;

/**
 * What California's Proposition 65 wants shoppers to be warned of: {@code product.prop65}, in markets of the United States.
 *
 * @param cancer chemicals that cause cancer, as a list in words; may be empty
 * @param reproductive chemicals that cause reproductive harm, as a list in words; may be empty
 */
public record Prop65View(String cancer, String reproductive) {}
