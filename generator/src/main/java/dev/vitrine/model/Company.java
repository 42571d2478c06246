package dev.vitrine.model;

import java.util.Optional;

/**
 * Who stands behind the brand, as far as it is stated.
 *
 * @param legalName the company's registered name
 * @param vatId its VAT number
 * @param taxId its tax number
 * @param address where letters reach it
 */
public record Company(
        Optional<String> legalName, Optional<String> vatId, Optional<String> taxId, Optional<PostalAddress> address) {

    public static final Company NONE =
            new Company(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
