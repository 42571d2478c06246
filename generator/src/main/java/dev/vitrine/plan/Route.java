package dev.vitrine.plan;

import dev.vitrine.model.Storefront;

/**
 * One page of the site.
 *
 * @param storefront where it belongs
 * @param kind what it is
 * @param id which one; empty where there is only one
 * @param page which page of a list, from 1
 * @param url its address
 */
public record Route(Storefront storefront, RouteKind kind, String id, int page, UrlPath url) {

    /** {@code product:aurora-lamp}, for messages. */
    public String thing() {
        return id.isEmpty() ? kind.id() : kind.id() + ":" + id;
    }
}
