package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Pages that are the same thing in other storefronts name each other. */
class AlternatesTest {

    private final BuiltSite site = BuiltSite.get();

    @Test
    void everyPageIsItsOwnCanonicalAddress() {
        List<String> problems = new ArrayList<>();
        for (SitePage page : site.pages()) {
            Element canonical = page.document().selectFirst("link[rel=canonical]");
            if (page.noindex() ? canonical != null : canonical == null) {
                problems.add(page + ": canonical " + (page.noindex() ? "on a page kept out of search" : "missing"));
            } else if (canonical != null && !canonical.attr("href").equals(site.address(page))) {
                problems.add(page + ": canonical is " + canonical.attr("href"));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void alternatesNameThePageItselfAndAreReciprocal() {
        List<String> problems = new ArrayList<>();
        for (SitePage page : site.pages()) {
            Map<String, String> alternates = page.alternates();
            if (page.noindex()) {
                continue;
            }
            if (!alternates.containsKey("x-default") || !alternates.containsValue(site.address(page))) {
                problems.add(page + ": x-default or itself is not among " + alternates);
            }
            alternates.forEach((language, url) -> {
                Optional<SitePage> other = site.pathOf(url).flatMap(site::page);
                if (other.isEmpty()) {
                    problems.add(page + ": " + language + " leads to no page: " + url);
                } else if (!other.get().alternates().equals(alternates)) {
                    problems.add(page + ": " + other.get() + " names other alternates");
                } else if (!other.get().kind().equals(page.kind())) {
                    problems.add(
                            page + ": " + other.get() + " is a " + other.get().kind());
                }
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theSwitcherLeadsToTheSamePageInEveryStorefront() {
        List<String> problems = new ArrayList<>();
        for (SitePage page : site.pages()) {
            Set<BuiltSite.Storefront> reached = new HashSet<>();
            for (Element link : page.document().select("#shop-markets a[hreflang]")) {
                Optional<SitePage> other =
                        site.pathOf(site.baseUrl() + link.attr("href")).flatMap(site::page);
                if (other.isEmpty()) {
                    problems.add(page + ": the switcher leads to no page: " + link.attr("href"));
                } else if (!soldIn(other.get().storefront(), page)
                        && other.get().kind().equals("home")) {
                    // What is not sold there has no page to lead to.
                    reached.add(other.get().storefront());
                } else if (!page.noindex() && !other.get().alternates().equals(page.alternates())) {
                    problems.add(page + ": the switcher leads to another page: " + other.get());
                } else {
                    reached.add(other.get().storefront());
                }
            }
            if (reached.size() < site.storefronts().size()) {
                problems.add(page + ": the switcher reaches only " + reached);
            }
        }
        assertThat(problems).isEmpty();
    }

    /** Whether the storefront has the thing that {@code page} shows. */
    private boolean soldIn(BuiltSite.Storefront storefront, SitePage page) {
        return page.noindex()
                || page.alternates().values().stream()
                        .flatMap(url -> site.pathOf(url).flatMap(site::page).stream())
                        .anyMatch(other -> other.storefront().equals(storefront));
    }
}
