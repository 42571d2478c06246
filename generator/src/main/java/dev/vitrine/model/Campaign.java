package dev.vitrine.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A name under which visits from elsewhere are counted together, as {@code campaigns.json} has it. Texts but the note are lower-case letters, digits, {@code -}, {@code _} and {@code .}.
 *
 * @param name unique among campaigns
 * @param source where its links are, such as {@code newsletter}
 * @param medium what kind of place that is, such as {@code email}
 * @param content which of several links of one place it is
 * @param term the word that was paid for
 * @param from its first day
 * @param until its last day; not before the first
 * @param note what it is for; may be empty
 */
public record Campaign(
        String name,
        String source,
        String medium,
        Optional<String> content,
        Optional<String> term,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        String note) {}
