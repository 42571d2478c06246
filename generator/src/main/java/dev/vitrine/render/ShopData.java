package dev.vitrine.render;

import dev.vitrine.model.Company;
import dev.vitrine.model.Contact;
import dev.vitrine.model.Market;
import dev.vitrine.model.Money;
import dev.vitrine.model.PostalAddress;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.Storefront;
import dev.vitrine.plan.UrlPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the shop tells search engines of itself: who it is, how it delivers and how it takes goods back. */
final class ShopData {

    /** The most countries search engines read of one policy. */
    private static final int COUNTRIES = 50;

    private final StorefrontViews views;
    private final SiteSettings settings;
    private final String organization;
    private final Optional<Map<String, Object>> delivery;
    private final Optional<Map<String, Object>> freeDelivery;
    private final Optional<Map<String, Object>> returns;

    ShopData(StorefrontViews views) {
        this.views = views;
        this.settings = views.site().settings();
        this.organization = settings.baseUrl() + "/#organization";
        Market market = views.storefront().market();
        this.delivery = market.shipping()
                .flatMap(shipping -> shipping.rate().flatMap(rate -> delivery(market, rate, "shipping")));
        this.freeDelivery = delivery(market, new Money(0, market.currency()), "free-shipping");
        this.returns = returns(market);
    }

    /** Refers to the brand, whose node the page has. */
    Map<String, Object> publisher() {
        return JsonLd.reference(organization);
    }

    /** The brand by name, for pages that refer to it. */
    Map<String, Object> brand() {
        boolean sells = settings.storefronts().stream()
                .anyMatch(storefront -> storefront.market().sells());
        Map<String, Object> brand = JsonLd.node(sells ? "OnlineStore" : "Organization");
        brand.put("@id", organization);
        brand.put("name", settings.name());
        brand.put("url", settings.baseUrl() + "/");
        settings.logo().ifPresent(logo -> brand.put("logo", absolute(views.url(logo))));
        return brand;
    }

    /** Everything that is stated of the brand. */
    Map<String, Object> wholeBrand() {
        Map<String, Object> brand = brand();
        Company company = settings.company();
        company.legalName().ifPresent(name -> brand.put("legalName", name));
        if (!settings.sameAs().isEmpty()) {
            brand.put("sameAs", settings.sameAs());
        }
        company.vatId().ifPresent(id -> brand.put("vatID", id));
        company.taxId().ifPresent(id -> brand.put("taxID", id));
        company.address().ifPresent(address -> brand.put("address", address(address)));
        contact(brand);
        List<Object> policies = new ArrayList<>();
        List<Object> services = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Storefront storefront : settings.storefronts()) {
            if (seen.add(storefront.market().id())) {
                returns(storefront.market()).ifPresent(policies::add);
                service(storefront).ifPresent(services::add);
            }
        }
        if (!policies.isEmpty()) {
            brand.put("hasMerchantReturnPolicy", policies);
        }
        if (!services.isEmpty()) {
            brand.put("hasShippingService", services);
        }
        return brand;
    }

    private void contact(Map<String, Object> brand) {
        Contact contact = settings.contact();
        contact.email().ifPresent(email -> brand.put("email", email));
        contact.phone().ifPresent(phone -> brand.put("telephone", phone.e164()));
        if (contact.email().isEmpty() && contact.phone().isEmpty()) {
            return;
        }
        Map<String, Object> point = JsonLd.node("ContactPoint");
        point.put("contactType", "customer service");
        contact.email().ifPresent(email -> point.put("email", email));
        contact.phone().ifPresent(phone -> point.put("telephone", phone.e164()));
        point.put(
                "availableLanguage",
                settings.storefronts().stream()
                        .map(storefront -> storefront.language().language().tag())
                        .distinct()
                        .toList());
        brand.put("contactPoint", point);
    }

    private static Map<String, Object> address(PostalAddress address) {
        Map<String, Object> node = JsonLd.node("PostalAddress");
        node.put("streetAddress", address.street());
        node.put("addressLocality", address.locality());
        address.region().ifPresent(region -> node.put("addressRegion", region));
        address.postalCode().ifPresent(code -> node.put("postalCode", code));
        node.put("addressCountry", address.country());
        return node;
    }

    // Returns

    /** How goods are returned here; empty when nothing is stated. */
    Optional<Map<String, Object>> returns() {
        return returns;
    }

    private Optional<Map<String, Object>> returns(Market market) {
        if (market.returnDays().isEmpty()) {
            return Optional.empty();
        }
        int days = market.returnDays().getAsInt();
        Map<String, Object> policy = JsonLd.node("MerchantReturnPolicy");
        policy.put("@id", marketId(market, "returns"));
        policy.put("applicableCountry", countries(market));
        market.returns()
                .country()
                .or(() -> settings.company().address().map(PostalAddress::country))
                .ifPresent(country -> policy.put("returnPolicyCountry", country));
        if (days == 0) {
            policy.put("returnPolicyCategory", JsonLd.SCHEMA + "MerchantReturnNotPermitted");
            return Optional.of(policy);
        }
        policy.put("returnPolicyCategory", JsonLd.SCHEMA + "MerchantReturnFiniteReturnWindow");
        policy.put("merchantReturnDays", days);
        List<String> methods = market.returns().methods().stream()
                .map(method -> JsonLd.SCHEMA
                        + switch (method) {
                            case MAIL -> "ReturnByMail";
                            case STORE -> "ReturnInStore";
                            case KIOSK -> "ReturnAtKiosk";
                        })
                .toList();
        if (!methods.isEmpty()) {
            policy.put("returnMethod", methods.size() == 1 ? methods.get(0) : methods);
        }
        market.returns()
                .fee()
                .ifPresent(fee -> policy.put(
                        "returnFees",
                        JsonLd.SCHEMA
                                + switch (fee) {
                                    case FREE -> "FreeReturn";
                                    case CUSTOMER -> "ReturnFeesCustomerResponsibility";
                                    case FIXED -> "ReturnShippingFees";
                                }));
        market.returns().amount().ifPresent(amount -> policy.put("returnShippingFeesAmount", money(amount)));
        return Optional.of(policy);
    }

    // Delivery

    /**
     * What delivery of goods worth {@code price} costs here and how long it takes; empty unless all of that is stated, as search engines refuse half of it.
     */
    Optional<Map<String, Object>> delivery(Money price) {
        boolean free = views.storefront()
                .market()
                .shipping()
                .flatMap(Market.Shipping::freeFrom)
                .filter(from -> price.minor() >= from.minor())
                .isPresent();
        return free ? freeDelivery : delivery;
    }

    private Optional<Map<String, Object>> delivery(Market market, Money rate, String name) {
        Optional<Market.Days> handling = market.shipping().flatMap(Market.Shipping::handling);
        Optional<Market.Days> transit = market.shipping().flatMap(Market.Shipping::transit);
        if (handling.isEmpty() || transit.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> time = JsonLd.node("ShippingDeliveryTime");
        time.put("handlingTime", days(handling.get()));
        time.put("transitTime", days(transit.get()));
        Map<String, Object> details = JsonLd.node("OfferShippingDetails");
        details.put("@id", marketId(market, name));
        details.put("shippingDestination", regions(market));
        details.put("shippingRate", money(rate));
        details.put("deliveryTime", time);
        return Optional.of(details);
    }

    private Optional<Map<String, Object>> service(Storefront storefront) {
        Market market = storefront.market();
        if (market.shipping().isEmpty()) {
            return Optional.empty();
        }
        Market.Shipping shipping = market.shipping().get();
        if (shipping.handling().isEmpty()
                || shipping.transit().isEmpty()
                || shipping.rate().isEmpty() && shipping.freeFrom().isEmpty()) {
            return Optional.empty();
        }
        List<Object> conditions = new ArrayList<>();
        shipping.rate().ifPresent(rate -> {
            Map<String, Object> condition = condition(market, shipping.transit().get(), rate);
            // The steps of order values may not overlap.
            shipping.freeFrom()
                    .filter(from -> from.minor() > 0)
                    .ifPresent(from -> condition.put(
                            "orderValue", value("maxValue", new Money(from.minor() - 1, from.currency()))));
            conditions.add(condition);
        });
        shipping.freeFrom().ifPresent(from -> {
            Map<String, Object> condition = condition(market, shipping.transit().get(), new Money(0, from.currency()));
            condition.put("orderValue", value("minValue", from));
            conditions.add(condition);
        });
        Map<String, Object> service = JsonLd.node("ShippingService");
        service.put("@id", marketId(market, "delivery"));
        service.put("name", StorefrontViews.marketName(storefront));
        service.put("handlingTime", period(shipping.handling().get()));
        service.put("shippingConditions", conditions);
        return Optional.of(service);
    }

    private static Map<String, Object> condition(Market market, Market.Days transit, Money rate) {
        Map<String, Object> condition = JsonLd.node("ShippingConditions");
        condition.put("shippingDestination", regions(market));
        condition.put("shippingRate", money(rate));
        condition.put("transitTime", period(transit));
        return condition;
    }

    private static Map<String, Object> period(Market.Days days) {
        Map<String, Object> period = JsonLd.node("ServicePeriod");
        period.put("duration", days(days));
        return period;
    }

    private static Map<String, Object> days(Market.Days days) {
        Map<String, Object> value = JsonLd.node("QuantitativeValue");
        value.put("minValue", days.least());
        value.put("maxValue", days.most());
        value.put("unitCode", "DAY");
        return value;
    }

    private static Map<String, Object> value(String bound, Money money) {
        Map<String, Object> value = JsonLd.node("MonetaryAmount");
        value.put(bound, money.plain());
        value.put("currency", money.currency().code());
        return value;
    }

    private static Map<String, Object> money(Money money) {
        return value("value", money);
    }

    private static List<Object> regions(Market market) {
        List<Object> regions = new ArrayList<>();
        for (String country : countries(market)) {
            Map<String, Object> region = JsonLd.node("DefinedRegion");
            region.put("addressCountry", country);
            regions.add(region);
        }
        return regions;
    }

    private static List<String> countries(Market market) {
        List<String> countries = market.countries();
        return countries.subList(0, Math.min(COUNTRIES, countries.size()));
    }

    /** The same on every page that speaks of the market: its first storefront's home page says what it is. */
    private String marketId(Market market, String what) {
        String home = settings.storefronts().stream()
                .filter(storefront -> storefront.market().id().equals(market.id()))
                .findFirst()
                .map(storefront -> new UrlPath(storefront.path()).encoded())
                .orElse("/");
        return settings.baseUrl() + home + "#" + what;
    }

    private String absolute(String url) {
        return url.startsWith("/") ? settings.baseUrl() + url : url;
    }
}
