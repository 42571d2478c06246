package dev.vitrine.model;

/**
 * A telephone number.
 *
 * @param text as people read it, with its country code and grouped as in its country: {@code +44 20 7946 0140}
 * @param e164 as machines dial it: {@code +442079460140}
 */
public record PhoneNumber(String text, String e164) {

    /** The digits with the country code, as WhatsApp's links have them. */
    public String digits() {
        return e164.replaceAll("[^0-9]", "");
    }
}
