package dev.vitrine.render.view;

import java.util.List;

/**
 * Who stands behind the brand: {@code store.company}. What is not stated is empty.
 *
 * @param legalName its registered name
 * @param legalForm its legal form
 * @param representative who represents it
 * @param register its register and number there
 * @param vatId its VAT number
 * @param taxId its tax number
 * @param authority the authority that supervises it
 * @param shareCapital its capital
 * @param publicationDirector who answers for what is published
 * @param host who hosts the site
 * @param privacyOfficer who answers for personal data, with how they are reached
 * @param disputeBody who settles disputes with shoppers
 * @param euRepresentative who stands for it in the European Union on personal data
 * @param registrations its numbers in the market's country
 * @param stated whether an imprint can be made of it: name and address are stated
 */
public record CompanyView(
        String legalName,
        String legalForm,
        String representative,
        String register,
        String vatId,
        String taxId,
        String authority,
        String shareCapital,
        String publicationDirector,
        String host,
        String privacyOfficer,
        String disputeBody,
        String euRepresentative,
        List<RegistrationView> registrations,
        boolean stated) {}
