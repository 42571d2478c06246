package dev.vitrine.extension;

import java.util.List;
import java.util.Optional;

/** What an extension may know of a site before its pages are planned. */
public interface SiteContent {

    /** The languages of the site, such as {@code de}, the default language first. */
    List<String> languages();

    /** The ids of its markets, by their names. */
    List<String> markets();

    /**
     * The value in a JSON file of the site, with the place of each part; empty when there is no such file, or when it is no JSON, which is reported.
     *
     * @param path relative to the site folder, with {@code /}
     */
    Optional<Value> json(String path);

    /**
     * The text of a file of the site, lines ending with {@code \n}; empty when there is no such file, or it cannot be read, which is reported.
     *
     * @param path relative to the site folder, with {@code /}
     */
    Optional<String> text(String path);

    /** Takes problems of what was read. */
    Problems problems();
}
