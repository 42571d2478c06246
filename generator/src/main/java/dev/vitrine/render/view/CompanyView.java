package dev.vitrine.render.view;

/**
 * Who stands behind the brand: {@code store.company}. What is not stated is empty.
 *
 * @param legalName its registered name
 * @param legalForm its legal form
 * @param representative who represents it
 * @param register its register and number there
 * @param vatId its VAT number
 * @param authority the authority that supervises it
 * @param shareCapital its capital
 * @param publicationDirector who answers for what is published
 * @param host who hosts the site
 * @param stated whether an imprint can be made of it: name and address are stated
 */
public record CompanyView(
        String legalName,
        String legalForm,
        String representative,
        String register,
        String vatId,
        String authority,
        String shareCapital,
        String publicationDirector,
        String host,
        boolean stated) {}
