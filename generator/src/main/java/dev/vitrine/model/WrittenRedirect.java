package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Optional;

/**
 * A redirect that somebody wrote into {@code redirects.json}.
 *
 * @param from an address such as {@code /old/}, {@code /old/*} for everything below it, or a thing that is gone such as {@code product:old-mug}
 * @param to an address, a reference such as {@code page:about}, or nothing when {@code from} is gone for good
 * @param status the HTTP status
 * @param fromAt where {@code from} is written
 * @param toAt where {@code to} is written
 */
public record WrittenRedirect(String from, Optional<String> to, int status, Location fromAt, Location toAt) {}
