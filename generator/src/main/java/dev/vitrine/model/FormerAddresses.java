package dev.vitrine.model;

import java.util.List;

/**
 * Addresses the shop once had.
 *
 * @param redirects those of {@code redirects.json}, in its order
 * @param history the slugs of earlier builds
 */
public record FormerAddresses(List<WrittenRedirect> redirects, SlugHistory history) {

    public static final FormerAddresses NONE = new FormerAddresses(List.of(), SlugHistory.NONE);

    public FormerAddresses {
        redirects = List.copyOf(redirects);
    }
}
