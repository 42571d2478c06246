package dev.vitrine.extension;

import dev.vitrine.diagnostics.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page as it will be published.
 *
 * @param file its file in the output, such as {@code de/produkte/lampe/index.html}
 * @param address its address from the root of the site, not percent-encoded, such as {@code /de/produkte/lampe/}
 * @param kind what it shows, as the theme contract calls it: {@code product}, {@code category}, {@code page}, …
 * @param id which of its kind; empty where there is only one
 * @param language the language of its storefront, such as {@code de}
 * @param market the market of its storefront; empty where nothing is sold
 * @param elements its elements in the order they begin
 * @param text the text that people see, with single blanks
 * @param source where its words are written, if anybody wrote them
 */
public record FinishedPage(
        String file,
        String address,
        String kind,
        String id,
        String language,
        String market,
        List<Element> elements,
        String text,
        Optional<Location> source) {

    public FinishedPage {
        elements = List.copyOf(elements);
    }

    /** The elements of that name, in their order; {@code name} in small letters. */
    public Stream<Element> all(String name) {
        return elements.stream().filter(element -> element.name().equals(name));
    }
}
