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

    private static final Shape DATE =
            matching("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "a date such as 2026-03-01");

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
            .optional("privacyOfficer", text(), "who answers for personal data, with how they are reached")
            .optional("disputeBody", text(), "who settles disputes with shoppers: name, address and site")
            .optional("euRepresentative", text(), "who stands for it in the European Union on personal data")
            .optional(
                    "certificates",
                    new Shape.MapOf(
                            Shapes.ID_PATTERN,
                            "an id such as \"oeko-tex\"",
                            object("certificate", "What a label or a claim rests on.")
                                    .required("name", text(), "what shoppers know it by")
                                    .required(
                                            "kind",
                                            word("scheme", "authority", "own"),
                                            "who stands behind it: a scheme with verification by others, a public authority, or the brand itself")
                                    .optional("number", text(), "its number")
                                    .optional(
                                            "url",
                                            matching("https://\\S+", "an https address"),
                                            "where it can be looked up")
                                    .optional("validTo", DATE, "the last day it is valid")
                                    .build()),
                    "what labels and claims rest on, by id")
            .optional(
                    "registrations",
                    new Shape.MapOf(
                            "packaging|weee|batteries|business|tax|mailOrder|icp|publicSecurity",
                            "a register: packaging, weee, batteries, business, tax, mailOrder, icp or publicSecurity",
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
                                company.text("host"),
                                company.text("privacyOfficer"),
                                company.text("disputeBody"),
                                company.text("euRepresentative")),
                        registrations(company),
                        certificates(company, diagnostics),
                        company.at()))
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

    private static Map<String, Company.Certificate> certificates(JsonValue.Obj company, Diagnostics diagnostics) {
        Map<String, Company.Certificate> certificates = new LinkedHashMap<>();
        company.object("certificates")
                .ifPresent(all -> all.fields().forEach((id, field) -> {
                    if (field.value() instanceof JsonValue.Obj one
                            && one.text("name").isPresent()) {
                        certificates.put(
                                id,
                                new Company.Certificate(
                                        id,
                                        one.text("name").orElse(""),
                                        switch (one.text("kind").orElse("")) {
                                            case "scheme" -> Company.Certificate.Kind.SCHEME;
                                            case "authority" -> Company.Certificate.Kind.AUTHORITY;
                                            default -> Company.Certificate.Kind.OWN;
                                        },
                                        one.text("number"),
                                        one.text("url"),
                                        ProductReader.date(one, "validTo", diagnostics),
                                        field.nameAt()));
                    }
                }));
        return certificates;
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
