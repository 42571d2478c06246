package dev.vitrine.model;

import java.util.Optional;

/**
 * Where letters reach the company.
 *
 * @param street street and number
 * @param locality town
 * @param region state or province, where addresses have one
 * @param postalCode where addresses have one
 * @param country ISO 3166-1 alpha-2 code
 */
public record PostalAddress(
        String street, String locality, Optional<String> region, Optional<String> postalCode, String country) {}
