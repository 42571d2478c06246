package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * The pages of a list.
 *
 * @param number this page, from 1
 * @param count how many pages
 * @param previous address of the page before
 * @param next address of the page after
 * @param pages all pages to show links for; a gap is marked by {@code number} 0
 */
public record PaginationView(
        int number, int count, Optional<String> previous, Optional<String> next, List<PageLink> pages) {

    /**
     * A link to a page of the list.
     *
     * @param number which page; 0 is a gap
     * @param url its address
     * @param current whether it is the page at hand
     */
    public record PageLink(int number, String url, boolean current) {}
}
