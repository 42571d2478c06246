package dev.vitrine.operations;

import dev.vitrine.output.Redirect;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what an address of the shop shows, or once showed. */
final class ShopAddresses {

    private static final String INDEX = "index.html";

    private final String host;
    private final Map<String, Thing> pages = new HashMap<>();
    private final Set<String> small = new HashSet<>();
    private final Map<String, Redirect> redirects = new HashMap<>();
    private final List<Redirect> wild;

    /** What has a page. */
    record Thing(RouteKind kind, String id) {}

    ShopAddresses(SitePlan plan) {
        this.host = host(plan.site().settings().baseUrl());
        Map<Thing, Thing> once = new HashMap<>();
        for (StorefrontPlan storefront : plan.storefronts()) {
            for (RouteKind kind : RouteKind.values()) {
                storefront.all(kind).forEach((id, placed) -> {
                    Thing thing = once.computeIfAbsent(new Thing(kind, id), same -> same);
                    add(placed, thing);
                });
            }
        }
        plan.redirects().all().stream()
                .filter(redirect -> !redirect.wild())
                .forEach(redirect -> redirects.put(redirect.from(), redirect));
        this.wild = plan.redirects().all().stream().filter(Redirect::wild).toList();
    }

    private void add(Placed placed, Thing thing) {
        for (int page = 1; page <= placed.pages(); page++) {
            pages.put(placed.page(page).path(), thing);
            small.add(placed.page(page).path().toLowerCase(Locale.ROOT));
        }
    }

    private static String host(String address) {
        String rest = address.substring(address.indexOf("://") + 3);
        return bare(rest.substring(0, end(rest, "/?#")));
    }

    private static String bare(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        return small.startsWith("www.") ? small.substring(4) : small;
    }

    private static int end(String text, String marks) {
        int at = 0;
        while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /**
     * The path of {@code address} as people read it, without query and fragment: {@code /products/cup/}; empty when it is on another host.
     *
     * @param address with or without scheme and host
     */
    Optional<String> path(String address) {
        String rest = address.strip();
        int scheme = rest.indexOf("://");
        if (scheme >= 0) {
            rest = rest.substring(scheme + 3);
            int end = end(rest, "/?#");
            if (!bare(rest.substring(0, end)).equals(host)) {
                return Optional.empty();
            }
            rest = rest.substring(end);
        } else if (!rest.startsWith("/")) {
            // Statistics that leave out the scheme begin with the host.
            int end = end(rest, "/?#");
            rest = bare(rest.substring(0, end)).equals(host) ? rest.substring(end) : rest;
        }
        String path = UrlPath.decode(rest.substring(0, end(rest, "?#")));
        if (!path.startsWith("/")) {
            path = "/" + path;
        }
        if (path.endsWith("/" + INDEX)) {
            path = path.substring(0, path.length() - INDEX.length());
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        return Optional.of(last.isEmpty() || last.contains(".") ? path : path + "/");
    }

    /** What the page at {@code path} shows, or the page that a redirect of it leads to. */
    Optional<Thing> at(String path) {
        Thing thing = pages.get(path);
        return thing != null
                ? Optional.of(thing)
                : redirected(path).flatMap(this::path).map(pages::get);
    }

    /** Whether {@code path} is answered, by a page or a redirect. No redirect can stand for a page in other capitals. */
    boolean answers(String path) {
        return small.contains(path.toLowerCase(Locale.ROOT))
                || redirects.containsKey(path)
                || path.endsWith("/") && redirects.containsKey(path.substring(0, path.length() - 1))
                || wild.stream().anyMatch(rule -> rule.answers(path));
    }

    /** Whether {@code path} is the address of a page. */
    boolean isPage(String path) {
        return pages.containsKey(path);
    }

    /** Where the redirect of {@code path} leads; empty when there is none, or the page is gone for good. */
    Optional<String> redirected(String path) {
        Redirect redirect = redirects.get(path);
        if (redirect == null && path.endsWith("/")) {
            redirect = redirects.get(path.substring(0, path.length() - 1));
        }
        if (redirect != null) {
            return redirect.to();
        }
        return wild.stream()
                .filter(rule -> rule.answers(path))
                .findFirst()
                .flatMap(rule -> rule.target(path.substring(rule.from().length() - 1)));
    }
}
