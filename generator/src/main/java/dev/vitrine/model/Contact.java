package dev.vitrine.model;

import java.util.Optional;

/**
 * How the brand is reached.
 *
 * @param email its e-mail address
 * @param phone its telephone number, as it is shown
 * @param whatsapp its WhatsApp number: digits with country code, as WhatsApp's links have it
 */
public record Contact(Optional<String> email, Optional<String> phone, Optional<String> whatsapp) {

    public static final Contact NONE = new Contact(Optional.empty(), Optional.empty(), Optional.empty());
}
