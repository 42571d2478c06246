package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who answers for products: a manufacturer, an importer, a responsible person.
 *
 * @param id its id; empty when a product states it as a text
 * @param name its name or registered trade name
 * @param address where letters reach it
 * @param email its e-mail address
 * @param url its web address
 * @param manufacturerOf brands it makes, for products that name no manufacturer
 * @param responsibleFor brands it is responsible for, for products that name no responsible person
 * @param location where it is written
 */
public record Party(
        String id,
        String name,
        Optional<PostalAddress> address,
        Optional<String> email,
        Optional<String> url,
        List<String> manufacturerOf,
        List<String> responsibleFor,
        Location location) {

    public Party {
        manufacturerOf = List.copyOf(manufacturerOf);
        responsibleFor = List.copyOf(responsibleFor);
    }

    /** Somebody of whom nothing is known but a text, such as name and address in a line. */
    static Party of(String text, Location location) {
        return new Party(
                "", text, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), location);
    }
}
