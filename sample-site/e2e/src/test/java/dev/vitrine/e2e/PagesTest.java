package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of every page, whatever it shows. */
class PagesTest {

    private static final List<String> KINDS = List.of(
            "home",
            "category",
            "collection",
            "product",
            "page",
            "article",
            "journal",
            "cart",
            "wishlist",
            "compare",
            "offline",
            "search",
            "not-found");
    private static final Pattern LEAK = Pattern.compile(
            "\\{\\{|\\$\\{|<#|<@|\\[missing|\\{(title|summary|site|brand|category|price|market|page)\\}");

    private final BuiltSite site = BuiltSite.get();

    @Test
    void everyStorefrontHasTheSameNumberOfPagesOfEachKind() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (BuiltSite.Storefront storefront : site.storefronts()) {
            Map<String, Integer> byKind = new TreeMap<>();
            site.pages().stream()
                    .filter(page -> page.storefront().equals(storefront))
                    // Inquiries, and goods there are only quotes for, are for some markets only.
                    .filter(page -> !page.kind().equals("inquiry") && !quoteOnly(page))
                    .forEach(page -> byKind.merge(page.kind(), 1, Integer::sum));
            counts.put(storefront.path(), byKind);
        }
        Map<String, Integer> first = counts.values().iterator().next();
        assertThat(first.keySet()).containsExactlyInAnyOrderElementsOf(KINDS);
        assertThat(counts).allSatisfy((path, byKind) -> assertThat(byKind).isEqualTo(first));
    }

    @Test
    void noTemplateSyntaxIsLeft() {
        List<String> leaks = new ArrayList<>();
        for (SitePage page : site.pages()) {
            Matcher leak = LEAK.matcher(page.html());
            if (leak.find()) {
                leaks.add(page + ": " + around(page.html(), leak.start()));
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void everyPageSaysWhatItIs() {
        List<String> problems = new ArrayList<>();
        for (SitePage page : site.pages()) {
            if (page.document().title().isBlank()) {
                problems.add(page + ": no title");
            }
            if (page.document().select("h1").size() != 1) {
                problems.add(page + ": " + page.document().select("h1").size() + " h1");
            }
            Element description = page.document().selectFirst("meta[name=description]");
            if (!page.noindex()
                    && (description == null || description.attr("content").isBlank())) {
                problems.add(page + ": no description");
            }
            Element html = page.document().selectFirst("html");
            String language = page.storefront().language();
            if (html == null || !html.attr("lang").equals(language)) {
                problems.add(page + ": lang is not " + language);
            } else if (!html.attr("dir").equals(language.startsWith("ar") ? "rtl" : "ltr")) {
                problems.add(page + ": dir is " + html.attr("dir"));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void titlesAreUniqueWithinAStorefront() {
        Map<String, List<String>> byTitle = new TreeMap<>();
        for (SitePage page : site.pages()) {
            byTitle.computeIfAbsent(page.storefront() + " " + page.document().title(), t -> new ArrayList<>())
                    .add(page.path());
        }
        assertThat(byTitle).allSatisfy((title, pages) -> assertThat(pages).hasSize(1));
    }

    @Test
    void everyProductShowsItsPriceWithoutScripts() {
        List<String> problems = new ArrayList<>();
        for (SitePage page : site.pages()) {
            if (!page.kind().equals("product") || quoteOnly(page)) {
                continue;
            }
            Element price = page.document().selectFirst("[data-offer] [data-fact=price]");
            if (price == null || !price.text().codePoints().anyMatch(Character::isDigit)) {
                problems.add(page + ": " + (price == null ? "no price" : price.text()));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void similarProductsAreOfferedBelowThoseThatRelationsName() {
        List<String> problems = new ArrayList<>();
        int offered = 0;
        for (SitePage page : site.pages()) {
            Element similar = page.document().selectFirst("section[aria-labelledby=shop-similar]");
            if (similar == null) {
                continue;
            }
            offered++;
            List<String> cards = similar.select("[data-card]").eachAttr("data-card");
            List<String> before = page
                    .document()
                    .select("section[aria-labelledby=shop-related] [data-card],"
                            + " section[aria-labelledby=shop-complementary] [data-card], [data-product]")
                    .stream()
                    .map(element -> element.attr("data-card") + element.attr("data-product"))
                    .toList();
            if (!page.kind().equals("product") || cards.isEmpty() || cards.size() > 4) {
                problems.add(page + ": " + cards);
            }
            if (cards.stream().anyMatch(before::contains)
                    || cards.stream().distinct().count() < cards.size()) {
                problems.add(page + ": " + cards + " beside " + before);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(offered).isGreaterThan(site.storefronts().size() * 20);
    }

    @Test
    void structuredDataIsValidJsonOnEveryProductPage() {
        JsonMapper json = JsonMapper.builder().build();
        List<String> problems = new ArrayList<>();
        for (SitePage page : site.pages()) {
            List<Element> scripts = page.document().select("script[type=application/ld+json]");
            for (Element script : scripts) {
                try {
                    json.readTree(script.data());
                } catch (JacksonException e) {
                    problems.add(page + ": " + e.getOriginalMessage());
                }
            }
            String data = scripts.stream().map(Element::data).reduce("", String::concat);
            if (page.kind().equals("product")
                    && !quoteOnly(page)
                    && !(data.contains("Product") && data.contains("priceCurrency"))) {
                problems.add(page + ": no product with an offer");
            }
        }
        assertThat(problems).isEmpty();
    }

    /** A product without a price, for which shoppers ask for an offer. */
    private static boolean quoteOnly(SitePage page) {
        return page.document().selectFirst("[data-selected] [data-fact=price]") == null
                && page.document().selectFirst("[data-inquire]") != null;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 60))
                .replace('\n', ' ');
    }
}
