package dev.vitrine.e2e;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;

/**
 * A page of the storefront.
 *
 * @param path its address, such as {@code /de/produkte/aurora/}
 * @param file where it is on disk
 * @param storefront which storefront it belongs to
 * @param html its bytes as text
 * @param document its parsed form
 */
record SitePage(String path, Path file, BuiltSite.Storefront storefront, String html, Document document) {

    /** The theme names the kind of every page in the class of its body. */
    String kind() {
        return document.body().classNames().stream()
                .filter(name -> name.startsWith("page-"))
                .map(name -> name.substring("page-".length()))
                .findFirst()
                .orElse("");
    }

    boolean noindex() {
        return document.selectFirst("meta[name=robots][content*=noindex]") != null;
    }

    /** {@code hreflang} to address. */
    Map<String, String> alternates() {
        Map<String, String> alternates = new TreeMap<>();
        document.select("link[rel=alternate][hreflang]")
                .forEach(link -> alternates.put(link.attr("hreflang"), link.attr("href")));
        return alternates;
    }

    @Override
    public String toString() {
        return path;
    }
}
