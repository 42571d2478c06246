package dev.vitrine.render.view;

import java.util.Optional;

/**
 * Addresses of the form service: {@code store.forms}.
 *
 * @param contact where the contact form is sent
 * @param newsletter where the newsletter form is sent
 * @param inquiry where inquiries are sent
 */
public record FormsView(Optional<String> contact, Optional<String> newsletter, Optional<String> inquiry) {}
