package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.time.LocalDate;
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
 * @param registrations register ({@code packaging}, {@code weee}, {@code business} and others) to country to number there
 * @param certificates what its claims and labels rest on, by id
 * @param location where it is written
 */
public record Company(
        Optional<String> legalName,
        Optional<String> vatId,
        Optional<String> taxId,
        Optional<PostalAddress> address,
        Identity identity,
        Map<String, Map<String, String>> registrations,
        Map<String, Certificate> certificates,
        Location location) {

    public static final Company NONE = new Company(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Identity.NONE,
            Map.of(),
            Map.of(),
            Location.of("site.json"));

    public Company {
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        registrations.forEach(
                (register, numbers) -> copies.put(register, Collections.unmodifiableMap(new LinkedHashMap<>(numbers))));
        registrations = Collections.unmodifiableMap(copies);
        certificates = Collections.unmodifiableMap(new LinkedHashMap<>(certificates));
    }

    /**
     * What a label or a claim rests on.
     *
     * @param id its id
     * @param name what shoppers know it by, such as {@code OEKO-TEX Standard 100}
     * @param kind who stands behind it
     * @param number its number
     * @param url where it can be looked up
     * @param validTo the last day it is valid; empty when it does not end
     * @param location where it is written
     */
    public record Certificate(
            String id,
            String name,
            Kind kind,
            Optional<String> number,
            Optional<String> url,
            Optional<LocalDate> validTo,
            Location location) {

        /** Who stands behind a certificate. */
        public enum Kind {
            /** A scheme with verification by a third party. */
            SCHEME,
            /** A public authority. */
            AUTHORITY,
            /** The brand itself. */
            OWN
        }
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
     * @param privacyOfficer who answers for personal data, with how they are reached
     * @param disputeBody who settles disputes with shoppers: name, address, site
     * @param euRepresentative who stands for it in the European Union where personal data is the matter
     */
    public record Identity(
            Optional<String> legalForm,
            Optional<String> representative,
            Optional<String> register,
            Optional<String> authority,
            Optional<String> shareCapital,
            Optional<String> publicationDirector,
            Optional<String> host,
            Optional<String> privacyOfficer,
            Optional<String> disputeBody,
            Optional<String> euRepresentative) {

        /** Nothing is stated. */
        public static final Identity NONE = new Identity(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
