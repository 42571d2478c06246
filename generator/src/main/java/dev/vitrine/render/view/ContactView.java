package dev.vitrine.render.view;

import java.util.Optional;

/**
 * How the brand is reached: {@code store.contact}.
 *
 * @param email its address; may be empty
 * @param phone with its country code, grouped as in its country; may be empty
 * @param phoneUrl the link that dials it, {@code tel:+351…}; may be empty
 * @param whatsapp digits with country code, as WhatsApp links have it; may be empty
 * @param address where letters reach it, when that is stated
 */
public record ContactView(
        String email, String phone, String phoneUrl, String whatsapp, Optional<AddressView> address) {}
