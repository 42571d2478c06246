package dev.vitrine.extension;

import dev.vitrine.diagnostics.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page that an extension adds.
 *
 * @param id what links call it, unlike that of any other page: small letters, digits and hyphens
 * @param template the template that shows it, such as {@code store.ftlh}; the theme has it, or {@code theme/templates/} of the site
 * @param words language to what it says; in other languages the fallback policy of the site decides
 * @param markets the markets that show it; empty for all
 * @param at where it is written
 */
public record MadePage(String id, String template, Map<String, Words> words, List<String> markets, Location at) {

    public MadePage {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        markets = List.copyOf(markets);
    }

    /**
     * What a page says in one language.
     *
     * @param title its name, which its address is made of
     * @param slug its part of the address, when that is to be another
     * @param summary one or two sentences, also for search engines; may be empty
     * @param body a text in Markdown: {@code content.body} in the template; may be empty
     * @param values what else its template shows, by name: {@code values} in the template
     * @param at where it is written
     */
    public record Words(
            String title, Optional<String> slug, String summary, String body, Map<String, Value> values, Location at) {

        public Words {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
