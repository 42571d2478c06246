package dev.vitrine.e2e;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A page of the storefront.
 *
 * @param path its address, such as {@code /de/produkte/aurora/}, as people read it
 * @param file where it is on disk
 * @param storefront which storefront it belongs to
 * @param html its bytes as text
 * @param document its parsed form
 * @param kind what it shows; the theme says so in the class of the body
 * @param noindex whether search engines are asked to leave it out
 * @param alternates {@code hreflang} to address
 */
record SitePage(
        String path,
        Path file,
        BuiltSite.Storefront storefront,
        String html,
        Document document,
        String kind,
        boolean noindex,
        Map<String, String> alternates) {

    static SitePage parse(String address, Path file, BuiltSite.Storefront storefront, String html) {
        Document document = Jsoup.parse(html);
        String kind = document.body().classNames().stream()
                .filter(name -> name.startsWith("page-"))
                .map(name -> name.substring("page-".length()))
                .findFirst()
                .orElse("");
        Map<String, String> alternates = new TreeMap<>();
        document.select("link[rel=alternate][hreflang]")
                .forEach(link -> alternates.put(link.attr("hreflang"), link.attr("href")));
        boolean noindex = document.selectFirst("meta[name=robots][content*=noindex]") != null;
        return new SitePage(address, file, storefront, html, document, kind, noindex, alternates);
    }

    @Override
    public String toString() {
        return path;
    }
}
