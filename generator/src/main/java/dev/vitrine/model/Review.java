package dev.vitrine.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one shopper says of a product; every text is plain text.
 *
 * @param rating 1 to 5 stars
 * @param author may be empty
 * @param date when it was written
 * @param title may be empty
 * @param text may be empty
 * @param language what it is written in
 * @param verified whether the shop knows that its author bought the product
 * @param reply the shop's answer; may be empty
 */
public record Review(
        int rating,
        String author,
        Optional<LocalDate> date,
        String title,
        String text,
        Optional<Language> language,
        boolean verified,
        String reply) {}
