package dev.vitrine.extension;

import java.util.List;

/**
 * Pages of a kind of its own: a page for each shop on the map, for each word of a glossary. They are pages as those in {@code pages/} are: they have addresses of their own by the settings, links of
 * the form {@code page:<id>} lead to them, and whatever is checked of pages is checked of them.
 */
public interface PageKind extends Extension {

    /**
     * The pages. It is asked in every build, and in a preview when files change.
     *
     * @param site what they can be made from
     */
    List<MadePage> pages(SiteContent site);
}
