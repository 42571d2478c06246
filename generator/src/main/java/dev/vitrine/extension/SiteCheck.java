package dev.vitrine.extension;

import java.util.List;

/**
 * Looks at finished pages and says what is wrong with them.
 *
 * <p>A page that has not changed since the last build is not looked at again: what was said of it is said once more. So what is said of a page depends on nothing but the page. What concerns
 * several pages is noted at each and judged at the end.
 */
public interface SiteCheck extends Extension {

    /**
     * Looks at one page.
     *
     * @param page as it will be published
     * @param findings takes problems, and notes for {@link #site}
     */
    void page(FinishedPage page, PageFindings findings);

    /**
     * Looks at the site as a whole, once all pages are made.
     *
     * @param notes what was noted of all pages, by the addresses of the pages, those of one page in their order
     * @param problems takes problems
     */
    default void site(List<PageNote> notes, Problems problems) {}
}
