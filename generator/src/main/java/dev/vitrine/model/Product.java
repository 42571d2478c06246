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
 * A product with everything its page shows; read from its source when the page is made.
 *
 * @param id unique in the catalogue
 * @param status whether it is shown
 * @param category its main category's id, when it has one
 * @param categories ids of all its categories, the main one first
 * @param brand the brand, when it differs from the shop's
 * @param tags free words for rules
 * @param created when it came into the catalogue
 * @param options ids of the attributes its variants differ in, in the order they are chosen
 * @param optionNames names of options that {@code attributes.json} does not have
 * @param variants at least one
 * @param pictures in the order they are shown
 * @param attributes fact id to its values, in the order they are shown
 * @param relations kind ({@code related}, {@code complementary}, {@code upsell}) to product ids
 * @param compliance facts rules ask for
 * @param sizeGuide id of the page that tells which size fits
 * @param inquiry terms for buyers who ask for a quote
 * @param quantity how many pieces are bought at once
 * @param channels what only shopping channels ask for
 * @param words title, slug, texts per language
 * @param location where its prices are stated, or else where it begins
 */
public record Product(
        String id,
        ProductStatus status,
        Optional<String> category,
        List<String> categories,
        Optional<String> brand,
        List<String> tags,
        Optional<LocalDate> created,
        List<String> options,
        Map<String, Localized<String>> optionNames,
        List<Variant> variants,
        List<Picture> pictures,
        Map<String, List<AttributeValue>> attributes,
        Map<String, List<String>> relations,
        Compliance compliance,
        Optional<String> sizeGuide,
        Optional<Inquiry> inquiry,
        Quantity quantity,
        ChannelFacts channels,
        Localized<Words> words,
        Location location) {

    public Product {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        options = List.copyOf(options);
        optionNames = Collections.unmodifiableMap(new LinkedHashMap<>(optionNames));
        variants = List.copyOf(variants);
        pictures = List.copyOf(pictures);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
    }

    /** Whether it is sold by quote only, and has no price. */
    public boolean quoteOnly() {
        return inquiry.filter(Inquiry::only).isPresent();
    }

    /**
     * Terms for buyers who ask for a quote.
     *
     * @param only whether it is sold by quote only
     * @param minimum fewest pieces; at least 1
     * @param step pieces it is sold in; at least 1
     * @param tiers prices by quantity, the fewest pieces first
     * @param minDays fewest working days until it is made
     * @param maxDays most working days until it is made
     * @param sample whether a sample can be ordered
     */
    public record Inquiry(
            boolean only,
            int minimum,
            int step,
            List<Tier> tiers,
            OptionalInt minDays,
            OptionalInt maxDays,
            boolean sample) {

        /** No terms but the usual ones. */
        public static final Inquiry PLAIN =
                new Inquiry(false, 1, 1, List.of(), OptionalInt.empty(), OptionalInt.empty(), false);

        public Inquiry {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * The price of one piece from a number of pieces on.
     *
     * @param from pieces
     * @param prices by market or currency
     */
    public record Tier(int from, Prices prices) {}

    /**
     * How many pieces are bought at once.
     *
     * @param minimum fewest; at least 1
     * @param step pieces it is sold in; at least 1
     * @param maximum most, when there is a limit
     */
    public record Quantity(int minimum, int step, OptionalInt maximum) {

        public static final Quantity ANY = new Quantity(1, 1, OptionalInt.empty());
    }

    /**
     * What only shopping channels ask for.
     *
     * @param googleCategory its number or path in Google's list of categories; empty for its category's
     * @param condition new, refurbished or used; empty for what the feed says
     * @param saleFrom from when its reduced prices hold, when stated
     * @param saleUntil until when its reduced prices hold, when stated
     * @param without ids of channels that are not told of it
     */
    public record ChannelFacts(
            Optional<String> googleCategory,
            Optional<String> condition,
            Optional<String> saleFrom,
            Optional<String> saleUntil,
            List<String> without) {

        public static final ChannelFacts NONE =
                new ChannelFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        public ChannelFacts {
            without = List.copyOf(without);
        }
    }

    /**
     * Facts that market rules ask for. What is stated to be none is told from what nobody has stated.
     *
     * @param origin ISO 3166-1 code of the country it is made in
     * @param hsCode customs tariff number
     * @param manufacturer id of a party, or name and address
     * @param responsiblePerson id of a party, or name and address, of the responsible person in the European Union
     * @param warnings safety warnings per language
     * @param composition fibres of a textile
     * @param prop65 what California wants shoppers to be warned of
     * @param smallParts ids of cautionary statements of toys in the United States
     * @param disclosures what else is said of it where it is sold
     * @param none names of the facts above that are stated to be none
     * @param location where they are written, or else the product
     */
    public record Compliance(
            Optional<String> origin,
            Optional<String> hsCode,
            Optional<String> manufacturer,
            Optional<String> responsiblePerson,
            Localized<List<String>> warnings,
            List<Part> composition,
            Optional<Prop65> prop65,
            List<String> smallParts,
            Disclosures disclosures,
            List<String> none,
            Location location) {

        public Compliance {
            composition = List.copyOf(composition);
            smallParts = List.copyOf(smallParts);
            none = List.copyOf(none);
        }

        /** Nothing is stated of a product that is written at {@code location}. */
        public static Compliance unstated(Location location) {
            return new Compliance(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Localized.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Disclosures.NONE,
                    List.of(),
                    location);
        }
    }

    /**
     * What is said of some kinds of goods where they are sold.
     *
     * @param goods the kinds of goods it is, such as {@code electrical}; empty for those of its categories
     * @param energy its energy label
     * @param charging how it is charged
     * @param repairability how well it can be repaired, 0 to 10
     * @param durability how long it lasts, 0 to 10
     * @param spareParts the last year in which spare parts are kept
     * @param age the least age of who uses it, in years
     * @param labels ids of the company's certificates whose labels it bears
     * @param guarantee what its producer guarantees
     * @param marks safety mark, such as {@code KC}, to its number
     */
    public record Disclosures(
            List<String> goods,
            Optional<Energy> energy,
            Optional<Charging> charging,
            Optional<Score> repairability,
            Optional<Score> durability,
            OptionalInt spareParts,
            OptionalInt age,
            List<String> labels,
            Optional<Guarantee> guarantee,
            Map<String, String> marks) {

        /** Nothing is said. */
        public static final Disclosures NONE = new Disclosures(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Map.of());

        public Disclosures {
            goods = List.copyOf(goods);
            labels = List.copyOf(labels);
            marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
        }
    }

    /**
     * An energy label.
     *
     * @param rating its class, {@code A} to {@code G}
     * @param best the best class of the scale
     * @param worst the worst class of the scale
     * @param label where the label is seen in full
     * @param sheet where the product information sheet is
     */
    public record Energy(String rating, String best, String worst, String label, String sheet) {}

    /**
     * How it is charged.
     *
     * @param charger whether a charger comes with it
     * @param leastWatts the least power a charger must have
     * @param mostWatts the most power it charges with
     * @param usbPowerDelivery whether it charges by USB Power Delivery
     */
    public record Charging(boolean charger, BigDecimal leastWatts, BigDecimal mostWatts, boolean usbPowerDelivery) {}

    /**
     * A score of 0 to 10.
     *
     * @param value the score
     * @param url where it is explained
     */
    public record Score(BigDecimal value, Optional<String> url) {}

    /**
     * What a producer guarantees beside what the law does.
     *
     * @param years for how long
     * @param by who guarantees it: id of a party, or name and address
     * @param url where its terms are
     */
    public record Guarantee(int years, Optional<String> by, Optional<String> url) {}

    /**
     * A part of a textile.
     *
     * @param name what it is, where there are several
     * @param fibres the most first
     */
    public record Part(Localized<String> name, List<Fibre> fibres) {
        public Part {
            fibres = List.copyOf(fibres);
        }
    }

    /**
     * A fibre.
     *
     * @param name its name
     * @param percent its share of the weight
     */
    public record Fibre(Localized<String> name, BigDecimal percent) {}

    /**
     * Chemicals that California's Proposition 65 is about.
     *
     * @param cancer those that cause cancer
     * @param reproductive those that cause reproductive harm
     */
    public record Prop65(List<String> cancer, List<String> reproductive) {
        public Prop65 {
            cancer = List.copyOf(cancer);
            reproductive = List.copyOf(reproductive);
        }
    }
}
