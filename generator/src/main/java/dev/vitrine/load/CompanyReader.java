package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.whole;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.model.Company;
import dev.vitrine.model.JournalFeed;
import dev.vitrine.model.Parties;
import dev.vitrine.model.Party;
import dev.vitrine.model.PostalAddress;
import dev.vitrine.model.SocialCards;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code site.json} says of the company, the journal's feeds and pictures for sharing. */
final class CompanyReader {

    private static final Shape.Obj ADDRESS = object("address", "Where letters reach somebody.")
            .required("street", text(), "street and number")
            .required("locality", text(), "town")
            .optional("region", text(), "state or province, where addresses have one")
            .optional("postalCode", text(), "where addresses have one")
            .required("country", matching("[A-Z]{2}", "a country code such as DE"), "country code")
            .build();

    static final Shape.Obj COMPANY = object(
                    "company", "Who stands behind the brand; for the imprint and structured data.")
            .optional("legalName", text(), "its registered name")
            .optional("vatId", text(), "its VAT number")
            .optional("taxId", text(), "its tax number")
            .optional("address", ADDRESS, "where letters reach it")
            .optional("legalForm", text(), "its legal form")
            .optional("representative", text(), "who represents it")
            .optional("register", text(), "its register and number there")
            .optional("authority", text(), "the authority that supervises it")
            .optional("shareCapital", text(), "its capital, with currency")
            .optional("publicationDirector", text(), "who answers for what is published")
            .optional("host", text(), "who hosts the site: name, address and telephone")
            .optional(
                    "registrations",
                    new Shape.MapOf(
                            "packaging|weee|batteries",
                            "a register: packaging, weee or batteries",
                            new Shape.MapOf("[A-Z]{2}", "a country code such as DE", text())),
                    "register to country to number there")
            .build();

    static final Shape PARTIES = new Shape.MapOf(
            Shapes.ID_PATTERN,
            "an id such as \"kilnfold\"",
            object("party", "Somebody who answers for products: a manufacturer, a responsible person.")
                    .required("name", text(), "name or registered trade name")
                    .optional("address", ADDRESS, "where letters reach it")
                    .optional("email", matching(Shapes.EMAIL, "an e-mail address"), "its e-mail address")
                    .optional("url", matching("https?://\\S+", "a web address"), "its web address")
                    .optional("manufacturerOf", list(text()), "brands it makes, for products that name no manufacturer")
                    .optional(
                            "responsibleFor",
                            list(text()),
                            "brands it is responsible for in the European Union, for products that name nobody")
                    .build());

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
                        company.object("address").flatMap(address -> address(address, diagnostics)),
                        new Company.Identity(
                                company.text("legalForm"),
                                company.text("representative"),
                                company.text("register"),
                                company.text("authority"),
                                company.text("shareCapital"),
                                company.text("publicationDirector"),
                                company.text("host")),
                        registrations(company)))
                .orElse(Company.NONE);
    }

    private static Map<String, Map<String, String>> registrations(JsonValue.Obj company) {
        Map<String, Map<String, String>> registrations = new LinkedHashMap<>();
        company.object("registrations")
                .ifPresent(registers -> registers.fields().keySet().forEach(register -> {
                    Map<String, String> numbers = new LinkedHashMap<>();
                    registers
                            .object(register)
                            .ifPresent(countries -> countries
                                    .fields()
                                    .keySet()
                                    .forEach(country ->
                                            countries.text(country).ifPresent(number -> numbers.put(country, number))));
                    registrations.put(register, numbers);
                }));
        return registrations;
    }

    static Parties parties(JsonValue.Obj site, Diagnostics diagnostics) {
        Map<String, Party> parties = new LinkedHashMap<>();
        site.object("parties")
                .ifPresent(all -> all.fields().forEach((id, field) -> {
                    if (field.value() instanceof JsonValue.Obj party
                            && party.text("name").isPresent()) {
                        parties.put(
                                id,
                                new Party(
                                        id,
                                        party.text("name").orElse(""),
                                        party.object("address").flatMap(address -> address(address, diagnostics)),
                                        party.text("email"),
                                        party.text("url"),
                                        party.texts("manufacturerOf"),
                                        party.texts("responsibleFor"),
                                        field.nameAt()));
                    }
                }));
        return new Parties(parties);
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
