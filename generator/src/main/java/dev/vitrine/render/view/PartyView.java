package dev.vitrine.render.view;

import java.util.Optional;

/**
 * Somebody who answers for a product.
 *
 * @param name its name
 * @param address where letters reach it, its name first; missing when that is not stated
 * @param email its e-mail address; may be empty
 * @param url its web address; may be empty
 */
public record PartyView(String name, Optional<AddressView> address, String email, String url) {}
