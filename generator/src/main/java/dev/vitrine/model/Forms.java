package dev.vitrine.model;

import java.util.Optional;

/**
 * Where the forms of the pages are sent: https addresses of a form service.
 *
 * @param contact the contact form
 * @param newsletter the newsletter form
 * @param inquiry inquiries of buyers
 */
public record Forms(Optional<String> contact, Optional<String> newsletter, Optional<String> inquiry) {

    public static final Forms NONE = new Forms(Optional.empty(), Optional.empty(), Optional.empty());

    /** These addresses, replaced one by one by {@code others}. */
    public Forms with(Forms others) {
        return new Forms(
                others.contact.or(() -> contact),
                others.newsletter.or(() -> newsletter),
                others.inquiry.or(() -> inquiry));
    }
}
