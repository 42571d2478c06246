package dev.vitrine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who stands behind the brand, as far as it is stated.
 *
 * @param legalName the company's registered name
 * @param vatId its VAT number
 * @param taxId its tax number
 * @param address where letters reach it
 * @param identity what imprints say beside that
 * @param registrations register ({@code packaging}, {@code weee}, {@code batteries}) to country to number there
 */
public record Company(
        Optional<String> legalName,
        Optional<String> vatId,
        Optional<String> taxId,
        Optional<PostalAddress> address,
        Identity identity,
        Map<String, Map<String, String>> registrations) {

    public static final Company NONE = new Company(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Identity.NONE, Map.of());

    public Company {
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        registrations.forEach(
                (register, numbers) -> copies.put(register, Collections.unmodifiableMap(new LinkedHashMap<>(numbers))));
        registrations = Collections.unmodifiableMap(copies);
    }

    /**
     * What imprints say of a company.
     *
     * @param legalForm its legal form
     * @param representative who represents it
     * @param register its register and number there, such as {@code Amtsgericht Köln, HRB 12345}
     * @param authority the authority that supervises it
     * @param shareCapital its capital, with currency
     * @param publicationDirector who answers for what is published
     * @param host who hosts the site
     */
    public record Identity(
            Optional<String> legalForm,
            Optional<String> representative,
            Optional<String> register,
            Optional<String> authority,
            Optional<String> shareCapital,
            Optional<String> publicationDirector,
            Optional<String> host) {

        /** Nothing is stated. */
        public static final Identity NONE = new Identity(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
