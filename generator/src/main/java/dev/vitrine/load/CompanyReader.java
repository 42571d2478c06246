package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.whole;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.model.Company;
import dev.vitrine.model.JournalFeed;
import dev.vitrine.model.PostalAddress;
import dev.vitrine.model.SocialCards;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what {@code site.json} says of the company, the journal's feeds and pictures for sharing. */
final class CompanyReader {

    static final Shape.Obj COMPANY = object("company", "Who stands behind the brand; for structured data.")
            .optional("legalName", text(), "its registered name")
            .optional("vatId", text(), "its VAT number")
            .optional("taxId", text(), "its tax number")
            .optional(
                    "address",
                    object("address", "Where letters reach the company.")
                            .required("street", text(), "street and number")
                            .required("locality", text(), "town")
                            .optional("region", text(), "state or province, where addresses have one")
                            .optional("postalCode", text(), "where addresses have one")
                            .required("country", matching("[A-Z]{2}", "a country code such as DE"), "country code")
                            .build(),
                    "where letters reach it")
            .build();

    static final Shape.Obj JOURNAL_FEED = object("journalFeed", "RSS and Atom feeds of the journal.")
            .optional("content", word("full", "summary", "none"), "how much of an article they hold; default: full")
            .optional("items", whole(1, 200), "most articles in them; default: 20")
            .build();

    static final Shape SOCIAL_CARDS = either(
            new Shape.Flag(),
            object("socialCards", "Pictures of products for sharing, 1200 × 630 pixels.")
                    .optional("price", new Shape.Flag(), "true: they show the price; default: false")
                    .build());

    private CompanyReader() {}

    static Company company(JsonValue.Obj site, Diagnostics diagnostics) {
        return site.object("company")
                .map(company -> new Company(
                        company.text("legalName"),
                        company.text("vatId"),
                        company.text("taxId"),
                        company.object("address").flatMap(address -> address(address, diagnostics))))
                .orElse(Company.NONE);
    }

    private static Optional<PostalAddress> address(JsonValue.Obj address, Diagnostics diagnostics) {
        Optional<String> street = address.text("street");
        Optional<String> locality = address.text("locality");
        Optional<String> country = address.text("country")
                .filter(code -> MarketTerms.isCountry(code, address.get("country"), diagnostics));
        if (street.isEmpty() || locality.isEmpty() || country.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PostalAddress(
                street.get(), locality.get(), address.text("region"), address.text("postalCode"), country.get()));
    }

    static JournalFeed journalFeed(JsonValue.Obj site) {
        JournalFeed standard = JournalFeed.STANDARD;
        return site.object("journalFeed")
                .map(feed -> new JournalFeed(
                        switch (feed.text("content").orElse("full")) {
                            case "summary" -> JournalFeed.Content.SUMMARY;
                            case "none" -> JournalFeed.Content.NONE;
                            default -> JournalFeed.Content.FULL;
                        },
                        feed.number("items")
                                .map(BigDecimal::intValue)
                                .filter(items -> items > 0)
                                .orElse(standard.items())))
                .orElse(standard);
    }

    static SocialCards socialCards(JsonValue.Obj site) {
        return site.object("socialCards")
                .map(cards -> new SocialCards(true, cards.flag("price").orElse(false)))
                .orElseGet(() -> new SocialCards(site.flag("socialCards").orElse(false), false));
    }
}
