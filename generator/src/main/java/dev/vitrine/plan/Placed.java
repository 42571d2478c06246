package dev.vitrine.plan;

import dev.vitrine.model.Language;

/**
 * A thing that has a page in a storefront.
 *
 * @param url the address of its (first) page
 * @param title its name there
 * @param language the language its words are in
 * @param own whether that is the storefront's language, not a fallback
 * @param indexable whether search engines may show it: it is in the storefront's language and does not ask to be left out
 * @param pages how many pages it has
 */
public record Placed(UrlPath url, String title, Language language, boolean own, boolean indexable, int pages) {

    /** The same thing, called {@code now} unless that is nothing. */
    Placed called(String now) {
        return now.isEmpty() || now.equals(title) ? this : new Placed(url, now, language, own, indexable, pages);
    }

    /** The address of page {@code number}, from 1. */
    public UrlPath page(int number) {
        return number == 1 ? url : url.resolve("page/" + number + "/");
    }
}
