package dev.vitrine.render.view;

/**
 * A number of the company in the market's country.
 *
 * @param register {@code business}, {@code tax}, {@code weee} and others
 * @param number its number there
 */
public record RegistrationView(String register, String number) {}
