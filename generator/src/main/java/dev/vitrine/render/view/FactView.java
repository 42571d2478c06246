package dev.vitrine.render.view;

/**
 * A row of the specification table.
 *
 * @param id attribute id
 * @param name its name
 * @param value its values, joined
 */
public record FactView(String id, String name, String value) {}
