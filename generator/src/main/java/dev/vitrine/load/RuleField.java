package dev.vitrine.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields that market rules can ask for, with what they are. */
final class RuleField {

    private static final Map<String, String> MEANINGS = meanings();

    /** Their names. */
    static final Set<String> NAMES = MEANINGS.keySet();

    private RuleField() {}

    private static Map<String, String> meanings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("audience", "who buys here: b2c, b2b or mixed");
        all.put("org.legalName", "the company's registered name");
        all.put("org.legalForm", "its legal form");
        all.put("org.representative", "who represents it");
        all.put("org.address", "where letters reach it");
        all.put("org.country", "the country of that address");
        all.put("org.email", "its e-mail address");
        all.put("org.phone", "its telephone number");
        all.put("org.register", "its register and number there");
        all.put("org.vatId", "its VAT number");
        all.put("org.authority", "the authority that supervises it");
        all.put("org.shareCapital", "its capital");
        all.put("org.publicationDirector", "who answers for what is published");
        all.put("org.host", "who hosts the site: name, address, telephone");
        all.put("org.taxId", "its tax number");
        all.put("org.privacyOfficer", "who answers for personal data");
        all.put("org.disputeBody", "who settles disputes with shoppers");
        all.put("org.euRepresentative", "who stands for it in the European Union on personal data");
        all.put("org.expired", "certificates and claims that are no longer valid on the day of the build, or none");
        all.put("org.ids.business", "its number in the market's register of businesses");
        all.put("org.ids.tax", "its tax number in the market's country");
        all.put("org.ids.mailOrder", "its number in the market's register of mail-order sellers");
        all.put("org.ids.icp", "the number of its site in China");
        all.put("org.ids.publicSecurity", "the number of its site with the public security of China");
        all.put("org.ids.packaging", "its number in the market's register of packaging");
        all.put("org.ids.weee", "its number in the market's register of electrical equipment");
        all.put("org.ids.batteries", "its number in the market's register of batteries");
        all.put("market.id", "the market's id");
        all.put("market.countries", "country codes, the main one first");
        all.put("market.currency", "currency code");
        all.put("market.taxDisplay", "included or excluded");
        all.put("market.languages", "languages it has storefronts in, without script and country");
        all.put("market.shipping", "the delivery promise");
        all.put("market.payments", "names of the means of payment");
        all.put("market.returnDays", "days to return goods");
        all.put("market.withdrawalUrl", "where a contract is withdrawn from online");
        all.put("market.shipsFrom", "the country parcels leave from");
        all.put("market.duties", "duties and import taxes: included or due");
        all.put("market.saleWindows", "the days on which the law lets it hold sales");
        all.put("page.ownLanguage", "whether the page's texts are in its storefront's language: true or false");
        all.put("product.category", "ids of its category and of those above it");
        all.put("product.brand", "its brand");
        all.put("product.images", "its pictures");
        all.put("product.identifier", "GTIN or manufacturer's part number of its variants");
        all.put("product.price", "whether it has a price in the market");
        all.put("product.reduced", "whether a price in the market is compared with a higher one: true or false");
        all.put("product.measured", "whether it is sold by weight, volume, length or area: true or false");
        all.put("product.origin", "country it is made in");
        all.put("product.hsCode", "customs tariff number");
        all.put("product.manufacturer", "who makes it");
        all.put("product.manufacturer.country", "the country of the manufacturer's address");
        all.put("product.manufacturer.electronic", "the manufacturer's e-mail or web address");
        all.put("product.responsiblePerson", "who is responsible for it in the European Union");
        all.put("product.responsiblePerson.country", "the country of that person's address");
        all.put("product.responsiblePerson.electronic", "that person's e-mail or web address");
        all.put("product.warnings", "safety warnings in the page's language, or an explicit none");
        all.put("product.composition", "fibres with their shares in the page's language, or an explicit none");
        all.put("product.prop65", "California Proposition 65: chemicals, or an explicit none");
        all.put("product.smallParts", "codes of cautionary statements for small parts, or an explicit none");
        all.put("product.warnings.languages", "languages its warnings are written in, without script and country");
        all.put("product.goods", "kinds of goods it is, or none; see marketRules.goods");
        all.put("product.energy", "class and scale of its energy label, or an explicit none");
        all.put("product.charging", "power a charger must have, or an explicit none");
        all.put("product.repairability", "how well it can be repaired, 0 to 10, or an explicit none");
        all.put("product.durability", "how long it lasts, 0 to 10, or an explicit none");
        all.put("product.spareParts", "the last year in which spare parts are kept, or an explicit none");
        all.put("product.age", "the least age of who uses it, or an explicit none");
        all.put("product.labels", "names of the labels it bears, or an explicit none");
        all.put("product.labels.kinds", "who stands behind its labels: scheme, authority or own");
        all.put("product.guarantee", "years its producer guarantees, or an explicit none");
        all.put("product.guarantee.by", "who guarantees that");
        all.put("product.guarantee.terms", "where the terms of that are");
        all.put("product.marks", "safety marks, or an explicit none");
        return Collections.unmodifiableMap(all);
    }
}
