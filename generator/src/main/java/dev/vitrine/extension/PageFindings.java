package dev.vitrine.extension;

import dev.vitrine.diagnostics.Location;

/** Takes what a check finds on one page. */
public interface PageFindings extends Problems {

    /**
     * Notes something about the page for {@link SiteCheck#site}.
     *
     * @param key what kind of note it is
     * @param value what is noted
     * @param at where it is on the page
     */
    void note(String key, String value, Location at);
}
