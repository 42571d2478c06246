package dev.vitrine.render.view;

/**
 * How the brand is reached: {@code store.contact}.
 *
 * @param email its address; may be empty
 * @param phone as it is written; may be empty
 * @param whatsapp digits with country code, as WhatsApp links have it; may be empty
 */
public record ContactView(String email, String phone, String whatsapp) {}
