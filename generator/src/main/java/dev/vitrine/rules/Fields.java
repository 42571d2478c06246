package dev.vitrine.rules;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Company;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.Party;
import dev.vitrine.model.PostalAddress;
import dev.vitrine.model.Price;
import dev.vitrine.model.Product;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.Variant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the data says of the fields that rules ask for, seen from a page.
 *
 * @param site the site
 * @param market the market
 * @param language the page's
 * @param ownLanguage whether the page's texts are in it; empty where it is asked of no page
 * @param product the page's, where it has one
 * @param day the day it is asked for; empty where an answer is kept for other days
 */
record Fields(
        Site site,
        Market market,
        Language language,
        Optional<Boolean> ownLanguage,
        Optional<Product> product,
        Optional<LocalDate> day) {

    /** What is no part of the company in the settings, or has places of its own. */
    private static final Set<String> CONTACT = Set.of("org.email", "org.phone", "org.expired");

    private static final String REGISTRATIONS = "org.ids.";
    private static final Location SETTINGS = Location.of("site.json");

    FieldValue of(String name) {
        if (name.startsWith("product.")) {
            return product.map(found -> ofProduct(name, found)).orElse(FieldValue.unknown(Location.NONE));
        }
        if (name.startsWith("org.")) {
            FieldValue value = ofCompany(name);
            return CONTACT.contains(name)
                    ? value
                    : value.at(site.settings().company().location());
        }
        if (name.startsWith("market.")) {
            return ofMarket(name);
        }
        if (name.equals("page.ownLanguage")) {
            return ownLanguage
                    .map(own -> FieldValue.of(Boolean.toString(own), Location.NONE))
                    .orElse(FieldValue.unknown(Location.NONE));
        }
        return FieldValue.of(site.rules().audience().name().toLowerCase(Locale.ROOT), SETTINGS);
    }

    private FieldValue ofCompany(String name) {
        SiteSettings settings = site.settings();
        Company company = settings.company();
        Company.Identity identity = company.identity();
        return switch (name) {
            case "org.legalName" -> stated(company.legalName());
            case "org.legalForm" -> stated(identity.legalForm());
            case "org.representative" -> stated(identity.representative());
            case "org.address" ->
                company.address()
                        .map(address -> FieldValue.shown(List.of(address.street()), parts(address), SETTINGS))
                        .orElse(FieldValue.unknown(SETTINGS));
            case "org.country" -> stated(company.address().map(PostalAddress::country));
            case "org.email" -> stated(settings.contact().email());
            case "org.phone" ->
                settings.contact()
                        .phone()
                        .map(phone -> FieldValue.shown(List.of(phone.text()), List.of(List.of(phone.text())), SETTINGS))
                        .orElse(FieldValue.unknown(SETTINGS));
            case "org.register" -> stated(identity.register());
            case "org.vatId" -> stated(company.vatId());
            case "org.authority" -> stated(identity.authority());
            case "org.shareCapital" -> stated(identity.shareCapital());
            case "org.publicationDirector" -> stated(identity.publicationDirector());
            case "org.host" -> stated(identity.host());
            case "org.taxId" -> stated(company.taxId());
            case "org.privacyOfficer" -> stated(identity.privacyOfficer());
            case "org.disputeBody" -> stated(identity.disputeBody());
            case "org.euRepresentative" -> stated(identity.euRepresentative());
            case "org.expired" -> expired(company);
            default -> {
                if (!name.startsWith(REGISTRATIONS)) {
                    throw new IllegalArgumentException(name);
                }
                yield registration(name.substring(REGISTRATIONS.length()));
            }
        };
    }

    /** What the site says it may say or show, and may no longer. */
    private FieldValue expired(Company company) {
        LocalDate today = day.orElseThrow(() -> new IllegalStateException("no day is asked"));
        if (company.certificates().isEmpty() && site.rules().claims().isEmpty()) {
            return FieldValue.unknown(SETTINGS);
        }
        List<String> expired = new ArrayList<>();
        List<Location> places = new ArrayList<>();
        company.certificates()
                .values()
                .forEach(one -> one.validTo().filter(today::isAfter).ifPresent(end -> {
                    expired.add(one.name() + " (until " + end + ")");
                    places.add(one.location());
                }));
        site.rules()
                .claims()
                .forEach(one -> one.until().filter(today::isAfter).ifPresent(end -> {
                    expired.add("'" + one.phrase() + "' (until " + end + ")");
                    places.add(one.location());
                }));
        return expired.isEmpty() ? FieldValue.none(SETTINGS) : FieldValue.of(expired, places.get(0));
    }

    /** A field that may be stated as {@code none}. */
    private static FieldValue stated(Optional<String> text) {
        return text.map(value -> value.equals("none") ? FieldValue.none(SETTINGS) : FieldValue.of(value, SETTINGS))
                .orElse(FieldValue.unknown(SETTINGS));
    }

    private FieldValue registration(String register) {
        var numbers = site.settings().company().registrations().get(register);
        return stated(numbers == null ? Optional.empty() : Optional.ofNullable(numbers.get(market.mainCountry())));
    }

    private static List<List<String>> parts(PostalAddress address) {
        List<List<String>> parts = new ArrayList<>();
        parts.add(List.of(address.street()));
        parts.add(List.of(address.locality()));
        address.postalCode().ifPresent(code -> parts.add(List.of(code)));
        return parts;
    }

    private FieldValue ofMarket(String name) {
        Location at = Location.of("markets/" + market.id() + ".json");
        return switch (name) {
            case "market.id" -> FieldValue.of(market.id(), at);
            case "market.countries" -> FieldValue.of(market.countries(), at);
            case "market.currency" -> FieldValue.of(market.currency().code(), at);
            case "market.taxDisplay" -> FieldValue.of(market.taxDisplay().name().toLowerCase(Locale.ROOT), at);
            case "market.languages" ->
                FieldValue.of(
                        site.settings().storefronts().stream()
                                .filter(storefront -> storefront.market().id().equals(market.id()))
                                .map(storefront ->
                                        storefront.language().language().primary())
                                .distinct()
                                .toList(),
                        SETTINGS);
            case "market.shipping" ->
                market.shipping().isPresent() ? FieldValue.of("stated", at) : FieldValue.unknown(at);
            case "market.payments" -> FieldValue.of(market.payments(), at);
            case "market.returnDays" ->
                market.returnDays().isPresent()
                        ? FieldValue.of(Integer.toString(market.returnDays().getAsInt()), at)
                        : FieldValue.unknown(at);
            case "market.shipsFrom" -> plain(market.shipping().flatMap(Market.Shipping::from), at);
            case "market.duties" ->
                plain(
                        market.shipping()
                                .flatMap(Market.Shipping::duties)
                                .map(duties -> duties.name().toLowerCase(Locale.ROOT)),
                        at);
            case "market.saleWindows" ->
                FieldValue.of(
                        market.saleWindows().stream()
                                .map(span -> span.from() + " to " + span.to())
                                .toList(),
                        at);
            case "market.withdrawalUrl" ->
                market.returns()
                        .withdrawalUrl()
                        .map(url -> FieldValue.of(url, at))
                        .orElse(FieldValue.unknown(at));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private FieldValue ofProduct(String name, Product of) {
        Product.Compliance facts = of.compliance();
        Location at = facts.location();
        String shop = site.settings().name();
        return switch (name) {
            case "product.category" -> FieldValue.of(List.copyOf(site.catalog().withAbove(of.categories())), at);
            case "product.brand" -> FieldValue.of(of.brand().orElse(shop), at);
            case "product.images" ->
                FieldValue.of(
                        of.pictures().stream().map(picture -> picture.name()).toList(), at);
            case "product.identifier" ->
                FieldValue.of(
                        of.variants().stream()
                                .flatMap(variant ->
                                        Stream.of(variant.gtin(), variant.mpn()).flatMap(Optional::stream))
                                .toList(),
                        of.location());
            case "product.price" ->
                of.variants().stream().anyMatch(variant -> price(variant).isPresent())
                        ? FieldValue.of("true", of.location())
                        : FieldValue.none(of.location());
            case "product.reduced" ->
                FieldValue.of(
                        Boolean.toString(of.variants().stream()
                                .anyMatch(variant ->
                                        price(variant).flatMap(Price::compareAt).isPresent())),
                        of.location());
            case "product.measured" ->
                FieldValue.of(
                        Boolean.toString(of.variants().stream()
                                .anyMatch(variant -> variant.measure().isPresent())),
                        of.location());
            case "product.origin" -> plain(facts.origin(), at);
            case "product.hsCode" -> plain(facts.hsCode(), at);
            case "product.manufacturer" -> party(site.settings().parties().manufacturer(of, shop), at);
            case "product.manufacturer.country" ->
                country(site.settings().parties().manufacturer(of, shop), at);
            case "product.manufacturer.electronic" ->
                electronic(site.settings().parties().manufacturer(of, shop), at);
            case "product.responsiblePerson" -> party(site.settings().parties().responsiblePerson(of, shop), at);
            case "product.responsiblePerson.country" ->
                country(site.settings().parties().responsiblePerson(of, shop), at);
            case "product.responsiblePerson.electronic" ->
                electronic(site.settings().parties().responsiblePerson(of, shop), at);
            case "product.warnings" -> warnings(facts, at);
            case "product.composition" -> composition(facts, at);
            case "product.prop65" -> prop65(facts, at);
            case "product.smallParts" ->
                facts.none().contains("smallParts") ? FieldValue.none(at) : FieldValue.of(facts.smallParts(), at);
            case "product.warnings.languages" ->
                facts.none().contains("warnings")
                        ? FieldValue.none(at)
                        : FieldValue.of(
                                facts.warnings().values().keySet().stream()
                                        .map(Language::primary)
                                        .distinct()
                                        .sorted()
                                        .toList(),
                                at);
            case "product.goods" -> goods(of, at);
            default -> disclosed(name, facts, at);
        };
    }

    /** Kinds of goods: the product's own word, or what is said of its categories. */
    private FieldValue goods(Product of, Location at) {
        return site.rules()
                .goods(of, site.catalog())
                .map(kinds -> kinds.isEmpty() ? FieldValue.none(at) : FieldValue.of(kinds, at))
                .orElse(FieldValue.unknown(SETTINGS));
    }

    private FieldValue disclosed(String name, Product.Compliance facts, Location at) {
        Product.Disclosures said = facts.disclosures();
        String[] parts = name.split("\\.");
        if (facts.none().contains(parts[1])) {
            return FieldValue.none(at);
        }
        return switch (name) {
            case "product.energy" ->
                said.energy().map(label -> energy(label, at)).orElse(FieldValue.unknown(at));
            case "product.charging" ->
                said.charging()
                        .map(charging -> FieldValue.shown(
                                List.of(charging.charger() ? "charger" : "no-charger"),
                                List.of(spellings(charging.leastWatts()), spellings(charging.mostWatts())),
                                at))
                        .orElse(FieldValue.unknown(at));
            case "product.repairability" -> score(said.repairability(), at);
            case "product.durability" -> score(said.durability(), at);
            case "product.spareParts" -> whole(said.spareParts(), at);
            case "product.age" -> whole(said.age(), at);
            case "product.labels" ->
                FieldValue.of(certificates(said).map(Company.Certificate::name).toList(), at);
            case "product.labels.kinds" ->
                FieldValue.of(
                        certificates(said)
                                .map(one -> one.kind().name().toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList(),
                        at);
            case "product.guarantee" ->
                said.guarantee()
                        .map(one -> FieldValue.of(Integer.toString(one.years()), at))
                        .orElse(FieldValue.unknown(at));
            case "product.guarantee.by" ->
                said.guarantee()
                        .flatMap(Product.Guarantee::by)
                        .map(named -> Optional.ofNullable(
                                        site.settings().parties().byId().get(named))
                                .map(found -> party(Optional.of(found), at))
                                .orElseGet(() -> FieldValue.of(named, at)))
                        .orElse(FieldValue.unknown(at));
            case "product.guarantee.terms" -> plain(said.guarantee().flatMap(Product.Guarantee::url), at);
            case "product.marks" ->
                said.marks().isEmpty()
                        ? FieldValue.unknown(at)
                        : FieldValue.shown(
                                List.copyOf(said.marks().keySet()),
                                said.marks().values().stream()
                                        .map(number -> List.of(number))
                                        .toList(),
                                at);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Stream<Company.Certificate> certificates(Product.Disclosures said) {
        Map<String, Company.Certificate> all = site.settings().company().certificates();
        return said.labels().stream().flatMap(id -> Optional.ofNullable(all.get(id)).stream());
    }

    /** The class is said with its scale behind it, so that a letter alone is not found in any text. */
    private static FieldValue energy(Product.Energy label, Location at) {
        List<String> spellings = new ArrayList<>();
        for (String dash : List.of("–", "-", "→")) {
            String scale = label.best() + dash + label.worst();
            spellings.add(label.rating() + " (" + scale + ")");
            spellings.add(label.rating() + " " + scale);
        }
        return FieldValue.shown(List.of(label.rating()), List.of(spellings), at);
    }

    private static FieldValue score(Optional<Product.Score> score, Location at) {
        return score.map(found ->
                        FieldValue.shown(List.of(found.value().toPlainString()), List.of(spellings(found.value())), at))
                .orElse(FieldValue.unknown(at));
    }

    private static FieldValue whole(OptionalInt number, Location at) {
        return number.isPresent() ? FieldValue.of(Integer.toString(number.getAsInt()), at) : FieldValue.unknown(at);
    }

    /** A number with a point and with a comma. */
    private static List<String> spellings(BigDecimal number) {
        String point = number.stripTrailingZeros().toPlainString();
        return List.of(
                point,
                point.replace('.', ','),
                number.toPlainString(),
                number.toPlainString().replace('.', ','));
    }

    private Optional<Price> price(Variant variant) {
        return variant.prices().in(market);
    }

    private static FieldValue plain(Optional<String> text, Location at) {
        return text.map(value -> FieldValue.of(value, at)).orElse(FieldValue.unknown(at));
    }

    private static FieldValue party(Optional<Party> party, Location at) {
        if (party.isEmpty()) {
            return FieldValue.unknown(at);
        }
        List<List<String>> parts = new ArrayList<>();
        parts.add(List.of(party.get().name()));
        party.get().address().ifPresent(address -> parts.addAll(parts(address)));
        List<String> electronic = reached(party.get());
        if (!electronic.isEmpty()) {
            parts.add(electronic);
        }
        return FieldValue.shown(List.of(party.get().name()), parts, party.get().location());
    }

    private static List<String> reached(Party party) {
        List<String> electronic = new ArrayList<>();
        party.email().ifPresent(electronic::add);
        party.url().ifPresent(url -> electronic.add(withoutScheme(url)));
        return electronic;
    }

    private static String withoutScheme(String url) {
        String host = url.replaceFirst("^https?://", "");
        return host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
    }

    private static FieldValue country(Optional<Party> party, Location at) {
        return party.flatMap(
                        found -> found.address().map(address -> FieldValue.of(address.country(), found.location())))
                .orElse(FieldValue.unknown(party.map(Party::location).orElse(at)));
    }

    private static FieldValue electronic(Optional<Party> party, Location at) {
        return party.map(found -> FieldValue.of(reached(found), found.location()))
                .orElse(FieldValue.unknown(at));
    }

    private FieldValue warnings(Product.Compliance facts, Location at) {
        if (facts.none().contains("warnings")) {
            return FieldValue.none(at);
        }
        return own(facts.warnings()).map(texts -> FieldValue.of(texts, at)).orElse(FieldValue.unknown(at));
    }

    /** The words in the page's language, or one that differs only in country. */
    private <T> Optional<T> own(Localized<T> words) {
        return words.in(language)
                .or(() -> words.values().entrySet().stream()
                        .filter(entry -> entry.getKey().primary().equals(language.primary()))
                        .map(entry -> entry.getValue())
                        .findFirst());
    }

    private FieldValue composition(Product.Compliance facts, Location at) {
        if (facts.none().contains("composition")) {
            return FieldValue.none(at);
        }
        List<String> fibres = new ArrayList<>();
        for (Product.Part part : facts.composition()) {
            for (Product.Fibre fibre : part.fibres()) {
                Optional<String> name = own(fibre.name());
                if (name.isEmpty()) {
                    return FieldValue.unknown(at);
                }
                fibres.add(name.get());
            }
        }
        return FieldValue.of(fibres, at);
    }

    private static FieldValue prop65(Product.Compliance facts, Location at) {
        if (facts.none().contains("prop65")) {
            return FieldValue.none(at);
        }
        return facts.prop65()
                .map(warning -> {
                    List<String> chemicals = new ArrayList<>(warning.cancer());
                    chemicals.addAll(warning.reproductive());
                    return FieldValue.of(chemicals.stream().distinct().toList(), at);
                })
                .orElse(FieldValue.unknown(at));
    }
}
