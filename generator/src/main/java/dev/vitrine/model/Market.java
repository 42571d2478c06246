package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the brand sells under one set of prices and laws.
 *
 * @param id its file name without ending
 * @param name its name per language
 * @param countries ISO 3166-1 alpha-2 codes, the main one first; none only where nothing is sold
 * @param currency what shoppers pay in
 * @param taxDisplay whether shown prices include tax
 * @param defaultLanguage the language of the market's own words
 * @param missingPrice what happens to products without a price here
 * @param shipping delivery promise, when stated
 * @param returnDays days a shopper may return goods, when stated
 * @param returns how goods are returned, as far as it is stated
 * @param checkout how orders are paid, when the market sells
 * @param inquiry whether buyers may ask for quotes
 * @param carriers who delivers
 * @param payments names of the means of payment
 * @param forms where forms are sent, where that differs from the site's
 * @param units the units its shoppers think in; empty for those of its main country
 * @param feeds what it tells shopping channels
 * @param saleWindows the spans of days in which the law lets it hold sales, where it names such
 * @param analytics the services that count what its shoppers do
 */
public record Market(
        String id,
        Localized<String> name,
        List<String> countries,
        Currency currency,
        TaxDisplay taxDisplay,
        Language defaultLanguage,
        MissingPrice missingPrice,
        Optional<Shipping> shipping,
        OptionalInt returnDays,
        Returns returns,
        Optional<Checkout> checkout,
        boolean inquiry,
        List<Carrier> carriers,
        List<String> payments,
        Forms forms,
        Optional<UnitSystem> units,
        List<Feed> feeds,
        List<Span> saleWindows,
        Analytics analytics) {

    public Market {
        countries = List.copyOf(countries);
        carriers = List.copyOf(carriers);
        payments = List.copyOf(payments);
        feeds = List.copyOf(feeds);
        saleWindows = List.copyOf(saleWindows);
    }

    /** The region of the world, UN M.49. */
    private static final String WORLD = "001";

    /** The currency of where nothing is paid, ISO 4217. */
    private static final Currency NO_CURRENCY = new Currency("XXX", 0);

    /** What stands in for a market where nothing is sold: it has neither name nor countries, and no product is shown. */
    public static Market none(Language language) {
        return new Market(
                "",
                Localized.empty(),
                List.of(),
                NO_CURRENCY,
                TaxDisplay.INCLUDED,
                language,
                MissingPrice.HIDE,
                Optional.empty(),
                OptionalInt.empty(),
                Returns.UNSTATED,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Forms.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                Analytics.NONE);
    }

    /** Whether anything is sold here: false for {@link #none} only. */
    public boolean sells() {
        return !countries.isEmpty();
    }

    /** The first of the countries; {@code 001}, the world, where nothing is sold. */
    public String mainCountry() {
        return sells() ? countries.get(0) : WORLD;
    }

    /** Whether shown prices include tax. */
    public enum TaxDisplay {
        INCLUDED,
        EXCLUDED
    }

    /** What happens to a product that has no price in a market. */
    public enum MissingPrice {
        /** Its page is made, without a price. */
        SHOW,
        /** It is not part of the market's storefronts. */
        HIDE,
        /** It is an error. */
        FAIL
    }

    /**
     * Delivery promise.
     *
     * @param freeFrom order value from which delivery is free
     * @param minDays fewest working days until delivery
     * @param maxDays most working days until delivery
     * @param rate what delivery costs below that, when it costs the same for every order
     * @param handling working days until a parcel leaves
     * @param transit working days a parcel is on its way
     * @param from the country parcels leave from, ISO 3166-1 alpha-2
     * @param duties who pays duties and import taxes
     */
    public record Shipping(
            Optional<Money> freeFrom,
            OptionalInt minDays,
            OptionalInt maxDays,
            Optional<Money> rate,
            Optional<Days> handling,
            Optional<Days> transit,
            Optional<String> from,
            Optional<Duties> duties) {

        /** A promise without costs and parts. */
        public Shipping(Optional<Money> freeFrom, OptionalInt minDays, OptionalInt maxDays) {
            this(
                    freeFrom,
                    minDays,
                    maxDays,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** Who pays duties and import taxes. */
    public enum Duties {
        /** They are in the price. */
        INCLUDED,
        /** The shopper pays them when the parcel comes. */
        DUE
    }

    /**
     * A span of days.
     *
     * @param from the first day
     * @param to the last day
     */
    public record Span(LocalDate from, LocalDate to) {

        /** Whether {@code day} is one of them. */
        public boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * A span of working days.
     *
     * @param least fewest
     * @param most most
     */
    public record Days(int least, int most) {}

    /**
     * How goods are returned.
     *
     * @param fee who pays, and how much
     * @param amount what is taken off the refund, for {@link Fee#FIXED}
     * @param methods how goods come back
     * @param country where they go, ISO 3166-1 alpha-2
     * @param withdrawalUrl where a contract is withdrawn from online
     */
    public record Returns(
            Optional<Fee> fee,
            Optional<Money> amount,
            List<ReturnMethod> methods,
            Optional<String> country,
            Optional<String> withdrawalUrl) {

        /** Nothing is stated. */
        public static final Returns UNSTATED =
                new Returns(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

        public Returns {
            methods = List.copyOf(methods);
        }

        /** Who pays for the way back. */
        public enum Fee {
            FREE,
            CUSTOMER,
            FIXED
        }
    }

    /** How goods come back. */
    public enum ReturnMethod {
        MAIL,
        STORE,
        KIOSK
    }

    /**
     * Who delivers.
     *
     * @param name the carrier
     * @param url where a parcel is followed, with {@code {number}} for its number
     */
    public record Carrier(String name, String url) {

        /** Where a shopper can type the number: the address up to it. */
        public String home() {
            String before = url.substring(0, url.indexOf("{number}"));
            int query = before.indexOf('?');
            int fragment = before.indexOf('#');
            int end = query >= 0 && (fragment < 0 || query < fragment) ? query : fragment;
            return end >= 0 ? before.substring(0, end) : before.substring(0, before.lastIndexOf('/') + 1);
        }
    }

    /**
     * Hosted checkout.
     *
     * @param provider the provider's id
     * @param hosts hosts a checkout link may lead to; empty for the provider's own
     * @param settings what else is stated, by name; the parts of an object as {@code utm.source}
     * @param bundles prepared links for several items at once
     * @param location where it is written
     */
    public record Checkout(
            String provider,
            List<String> hosts,
            Map<String, Setting> settings,
            List<Bundle> bundles,
            Location location) {
        public Checkout {
            hosts = List.copyOf(hosts);
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
            bundles = List.copyOf(bundles);
        }
    }

    /**
     * A text a market states, with its place.
     *
     * @param value the text
     * @param location where it is written
     */
    public record Setting(String value, Location location) {}

    /**
     * A prepared link for several items at once.
     *
     * @param items SKU to quantity
     * @param url the link
     * @param price what it charges, when stated
     * @param location where it is written
     */
    public record Bundle(Map<String, Integer> items, String url, Optional<BigDecimal> price, Location location) {
        public Bundle {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }
    }
}
