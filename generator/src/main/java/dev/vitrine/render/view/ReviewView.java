package dev.vitrine.render.view;

import java.util.Optional;

/**
 * One shopper's review.
 *
 * @param rating 1 to 5 stars
 * @param title may be empty
 * @param text plain text with line breaks; may be empty
 * @param author may be empty
 * @param date formatted, when known
 * @param dateIso the same for machines
 * @param lang empty, or the language it is written in when that is not the page's
 * @param verified whether the shop knows that its author bought the product
 * @param reply the shop's answer; may be empty
 */
public record ReviewView(
        int rating,
        String title,
        String text,
        String author,
        Optional<String> date,
        Optional<String> dateIso,
        String lang,
        boolean verified,
        String reply) {}
