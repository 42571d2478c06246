package dev.vitrine.rules;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Category;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the data says of the fields that rules ask for, seen from a page.
 *
 * @param site the site
 * @param market the market
 * @param language the page's
 * @param ownLanguage whether the page's texts are in it; empty where it is asked of no page
 * @param product the page's, where it has one
 */
record Fields(Site site, Market market, Language language, Optional<Boolean> ownLanguage, Optional<Product> product) {

    private static final Location SETTINGS = Location.of("site.json");

    FieldValue of(String name) {
        if (name.startsWith("product.")) {
            return product.map(found -> ofProduct(name, found)).orElse(FieldValue.unknown(Location.NONE));
        }
        if (name.startsWith("org.")) {
            return ofCompany(name);
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
            case "org.ids.packaging" -> registration("packaging");
            case "org.ids.weee" -> registration("weee");
            case "org.ids.batteries" -> registration("batteries");
            default -> throw new IllegalArgumentException(name);
        };
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
            case "product.category" -> FieldValue.of(categories(of), at);
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
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Optional<Price> price(Variant variant) {
        return variant.prices().in(market);
    }

    private List<String> categories(Product of) {
        List<String> all = new ArrayList<>();
        for (String id : of.categories()) {
            Optional<String> at = Optional.of(id);
            while (at.isPresent() && !all.contains(at.get())) {
                all.add(at.get());
                at = site.catalog().category(at.get()).flatMap(Category::parent);
            }
        }
        return all;
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
