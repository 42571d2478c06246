package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * What is said of some kinds of goods where they are sold: {@code product.disclosures}. What is not stated is missing or empty.
 *
 * @param goods the kinds of goods it is
 * @param imported whether it is made in another country than the main one of the market; false when that is not stated
 * @param energy its energy label
 * @param charging how it is charged
 * @param repairability how well it can be repaired
 * @param durability how long it lasts
 * @param spareParts the last year in which spare parts are kept; may be empty
 * @param age the least age of who uses it, in years; empty when none is stated
 * @param labels labels it bears
 * @param guarantee what its producer guarantees
 * @param marks safety marks with their numbers
 */
public record DisclosuresView(
        List<String> goods,
        boolean imported,
        Optional<Energy> energy,
        Optional<Charging> charging,
        Optional<Score> repairability,
        Optional<Score> durability,
        String spareParts,
        String age,
        List<Label> labels,
        Optional<Guarantee> guarantee,
        List<Mark> marks) {

    /**
     * An energy label.
     *
     * @param rating its class
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
     * @param least the least power a charger must have, in watts
     * @param most the most power it charges with, in watts
     * @param usbPowerDelivery whether it charges by USB Power Delivery
     */
    public record Charging(boolean charger, String least, String most, boolean usbPowerDelivery) {}

    /**
     * A score of 0 to 10.
     *
     * @param value as it is shown
     * @param url where it is explained; may be empty
     */
    public record Score(String value, String url) {}

    /**
     * A label.
     *
     * @param name what shoppers know it by
     * @param number its number; may be empty
     * @param url where it can be looked up; may be empty
     */
    public record Label(String name, String number, String url) {}

    /**
     * What a producer guarantees.
     *
     * @param years for how long
     * @param by who guarantees it, name and address; may be empty
     * @param url where its terms are; may be empty
     */
    public record Guarantee(int years, String by, String url) {}

    /**
     * A safety mark.
     *
     * @param name such as {@code KC}
     * @param number its number
     */
    public record Mark(String name, String number) {}
}
