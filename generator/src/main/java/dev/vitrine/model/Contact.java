package dev.vitrine.model;

import java.util.Optional;

/**
 * How the brand is reached.
 *
 * @param email its e-mail address
 * @param phone its telephone number
 * @param whatsapp its WhatsApp number
 */
public record Contact(Optional<String> email, Optional<PhoneNumber> phone, Optional<PhoneNumber> whatsapp) {

    public static final Contact NONE = new Contact(Optional.empty(), Optional.empty(), Optional.empty());
}
