package dev.vitrine.plan;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Category;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.Removal;
import dev.vitrine.model.Site;
import dev.vitrine.model.SlugHistory;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.WrittenRedirect;
import dev.vitrine.output.Redirect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Addresses that lead elsewhere: those people wrote, old slugs, and what is left of things that are gone. */
public final class Redirects {

    private static final int FOR_GOOD = 301;
    private static final int GONE = 410;
    private static final String REDIRECTS = "redirects.json";

    /** What stands for {@code *} when rules are followed without a request. */
    private static final String ANY = "x";

    private final Site site;
    private final List<StorefrontPlan> storefronts;
    private final Taken taken;
    private final Diagnostics diagnostics;
    private final Map<String, Planned> rules = new TreeMap<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private List<Redirect> all = List.of();

    /** A rule, and where it is written when somebody wrote it. */
    private record Planned(Redirect redirect, Optional<WrittenRedirect> written) {}

    /** A path that only the finished site can prove to be there. */
    private record Doubt(String path, Location at) {}

    /** Whose an address is. */
    interface Taken {
        /** The thing whose page is at {@code path}; empty when there is no page. */
        Optional<String> by(String path);

        /** A page below {@code folder}, when there is one. */
        Optional<String> below(String folder);
    }

    private Redirects(Site site, List<StorefrontPlan> storefronts, Taken taken, Diagnostics diagnostics) {
        this.site = site;
        this.storefronts = storefronts;
        this.taken = taken;
        this.diagnostics = diagnostics;
    }

    static Redirects of(Site site, List<StorefrontPlan> storefronts, Taken taken, Diagnostics diagnostics) {
        Redirects redirects = new Redirects(site, storefronts, taken, diagnostics);
        redirects.site.former().redirects().forEach(redirects::written);
        redirects.history();
        redirects.follow();
        return redirects;
    }

    /** All of them: single addresses sorted, then those that stand for everything below an address, the longest first. */
    public List<Redirect> all() {
        return all;
    }

    /** Where the redirect of {@code from} is written, when somebody wrote it. */
    public Optional<Location> written(String from) {
        return Optional.ofNullable(rules.get(from)).flatMap(Planned::written).map(WrittenRedirect::fromAt);
    }

    /** Reports what only the finished site can prove: targets that are no file of it, and redirects that stand before a file. */
    public void finish(Set<String> files) {
        List<Redirect> wild = rules.values().stream()
                .map(Planned::redirect)
                .filter(Redirect::wild)
                .toList();
        for (Doubt doubt : doubts) {
            String path = UrlPath.decode(doubt.path()).substring(1);
            if (next("/" + path, wild).isEmpty()
                    && !files.contains(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path)) {
                unknownTarget(doubt.path(), doubt.at(), files.contains(path + "/index.html"));
            }
        }
        rules.forEach((from, rule) -> {
            if (rule.written().isPresent() && !rule.redirect().wild() && files.contains(from.substring(1))) {
                shadowed(rule.written().get(), "is a file of the site");
            }
        });
    }

    // What people wrote

    private void written(WrittenRedirect redirect) {
        Optional<LinkRef> thing = LinkRef.parse(redirect.from());
        if (thing.isPresent()) {
            thing(redirect, thing.get());
            return;
        }
        String from = UrlPath.decode(redirect.from());
        Storefront home = storefront(from);
        if (from.endsWith("/*")) {
            Optional<String> hidden = taken.below(from.substring(0, from.length() - 1));
            if (hidden.isPresent()) {
                shadowed(redirect, "would hide the page " + hidden.get());
                return;
            }
        } else {
            Optional<String> page = taken.by(from);
            if (page.isPresent()) {
                shadowed(redirect, "is the address of '" + page.get() + "'");
                return;
            }
        }
        if (redirect.to().isEmpty()) {
            add(new Redirect(from, Optional.empty(), GONE), redirect);
            return;
        }
        target(redirect, home).ifPresent(to -> add(new Redirect(from, Optional.of(to), redirect.status()), redirect));
    }

    /** A thing that is gone leads elsewhere in every storefront that had it. */
    private void thing(WrittenRedirect redirect, LinkRef ref) {
        RouteKind kind = RouteKind.of(ref.kind());
        String name = ref.kind().word() + ":" + ref.id();
        boolean shown =
                storefronts.stream().anyMatch(plan -> plan.find(kind, ref.id()).isPresent());
        if (shown || ref.id().isEmpty()) {
            shadowed(redirect, "is still in the shop");
            return;
        }
        if (!site.former().history().things().containsKey(name)) {
            diagnostics.report(
                    Rule.REDIRECT_INVALID,
                    redirect.fromAt(),
                    "the shop never had '" + name + "'",
                    Closest.to(name, site.former().history().things().keySet())
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("write its old address, such as /products/old-mug/"));
            return;
        }
        for (StorefrontPlan plan : storefronts) {
            Optional<String> to = redirect.to().isEmpty() ? Optional.empty() : target(redirect, plan.storefront());
            if (redirect.to().isPresent() && to.isEmpty()) {
                return;
            }
            for (String slug :
                    site.former().history().of(name, plan.storefront().language())) {
                String from = address(plan.storefront(), kind, slug);
                if (taken.by(from).isEmpty() && !rules.containsKey(from)) {
                    add(new Redirect(from, to, redirect.status()), redirect);
                }
            }
        }
    }

    private void add(Redirect redirect, WrittenRedirect written) {
        Planned before = rules.putIfAbsent(redirect.from(), new Planned(redirect, Optional.of(written)));
        if (before != null) {
            diagnostics.report(
                    Rule.REDIRECT_INVALID,
                    written.fromAt(),
                    "'" + redirect.from() + "' stands twice",
                    "remove one of the two",
                    before.written().map(WrittenRedirect::fromAt).orElse(written.fromAt()));
        }
    }

    /** Where a redirect of {@code home} leads; empty when there is no such place, which is reported. */
    private Optional<String> target(WrittenRedirect redirect, Storefront home) {
        String to = redirect.to().orElse("");
        Optional<LinkRef> ref = LinkRef.parse(to);
        if (ref.isPresent()) {
            Optional<String> address = placed(ref.get(), home);
            if (address.isEmpty()) {
                unknownTarget(to, redirect.toAt(), false);
            }
            return address;
        }
        if (to.startsWith("https://")) {
            return Optional.of(to);
        }
        int end = end(to);
        String path = to.substring(0, end);
        if (!path.endsWith(":splat") && taken.by(UrlPath.decode(path)).isEmpty()) {
            doubts.add(new Doubt(path, redirect.toAt()));
        }
        String splat = path.endsWith(":splat") ? ":splat" : "";
        String plain = path.substring(0, path.length() - splat.length());
        return Optional.of(new UrlPath(UrlPath.decode(plain)).encoded() + splat + to.substring(end));
    }

    /** The address of a thing in {@code home}, or in another storefront that has it: one of the same language first. */
    private Optional<String> placed(LinkRef ref, Storefront home) {
        return storefronts.stream()
                .sorted(Comparator.comparing(
                                (StorefrontPlan plan) -> !plan.storefront().equals(home))
                        .thenComparing(plan -> !plan.storefront().language().equals(home.language()))
                        .thenComparing(plan -> !plan.storefront().isDefault()))
                .flatMap(plan -> plan.find(RouteKind.of(ref.kind()), ref.id()).stream())
                .findFirst()
                .map(found -> found.url().encoded() + ref.suffix());
    }

    private Storefront storefront(String path) {
        return storefronts.stream()
                .map(StorefrontPlan::storefront)
                .filter(storefront -> path.startsWith(storefront.path()))
                .max(Comparator.comparingInt(storefront -> storefront.path().length()))
                .or(() -> storefronts.stream()
                        .map(StorefrontPlan::storefront)
                        .filter(Storefront::isDefault)
                        .findFirst())
                .orElseGet(() -> storefronts.get(0).storefront());
    }

    // What earlier builds published

    private void history() {
        SlugHistory history = site.former().history();
        for (String thing : history.things().keySet()) {
            int colon = thing.indexOf(':');
            Optional<RouteKind> kind = RouteKind.named(thing.substring(0, colon));
            if (kind.isEmpty()) {
                continue;
            }
            String id = thing.substring(colon + 1);
            Set<LanguageSettings> shownIn = new HashSet<>();
            for (StorefrontPlan plan : storefronts) {
                if (plan.find(kind.get(), id).isPresent()) {
                    shownIn.add(plan.storefront().language());
                }
            }
            for (StorefrontPlan plan : storefronts) {
                Storefront storefront = plan.storefront();
                Optional<Placed> now = plan.find(kind.get(), id);
                Redirect answer;
                if (now.isPresent()) {
                    answer = new Redirect("/", Optional.of(now.get().url().encoded()), FOR_GOOD);
                } else if (shownIn.contains(storefront.language())) {
                    // Other storefronts of this language have it: it need not ever have been here.
                    continue;
                } else {
                    answer = gone(plan, kind.get(), history.things().get(thing));
                }
                for (String slug : history.of(thing, storefront.language())) {
                    String from = address(storefront, kind.get(), slug);
                    if (taken.by(from).isEmpty()) {
                        rules.putIfAbsent(
                                from, new Planned(new Redirect(from, answer.to(), answer.status()), Optional.empty()));
                    }
                }
            }
        }
    }

    private Redirect gone(StorefrontPlan plan, RouteKind kind, SlugHistory.Entry entry) {
        Removal removal = site.settings().urls().removal();
        if (removal == Removal.GONE) {
            return new Redirect("/", Optional.empty(), GONE);
        }
        Optional<String> at =
                removal == Removal.CATEGORY && kind == RouteKind.PRODUCT ? entry.category() : Optional.empty();
        while (at.isPresent()) {
            Optional<Placed> category = plan.find(RouteKind.CATEGORY, at.get());
            if (category.isPresent()) {
                return new Redirect("/", Optional.of(category.get().url().encoded()), FOR_GOOD);
            }
            at = site.catalog().category(at.get()).flatMap(Category::parent);
        }
        return new Redirect("/", Optional.of(plan.home().encoded()), FOR_GOOD);
    }

    private String address(Storefront storefront, RouteKind kind, String slug) {
        return storefront.path()
                + site.settings().urls().of(kind.id(), storefront.language()).replace("{slug}", slug);
    }

    // Chains

    /** Lets every rule lead to where its chain ends; circles are reported. */
    private void follow() {
        List<Redirect> wild = rules.values().stream()
                .map(Planned::redirect)
                .filter(Redirect::wild)
                .sorted(Comparator.comparingInt((Redirect rule) -> rule.from().length())
                        .reversed()
                        .thenComparing(Redirect::from))
                .toList();
        Map<String, Redirect> ends = new HashMap<>();
        Set<String> circles = new HashSet<>();
        for (Planned rule : rules.values()) {
            Optional<Redirect> end = end(rule, wild, circles);
            end.ifPresent(found -> ends.put(rule.redirect().from(), found));
        }
        List<Redirect> sorted = new ArrayList<>();
        rules.keySet().stream()
                .filter(from -> !from.endsWith("/*") && ends.containsKey(from))
                .forEach(from -> sorted.add(ends.get(from)));
        wild.stream().filter(rule -> ends.containsKey(rule.from())).forEach(rule -> sorted.add(ends.get(rule.from())));
        all = List.copyOf(sorted);
    }

    private Optional<Redirect> end(Planned rule, List<Redirect> wild, Set<String> circles) {
        Redirect first = rule.redirect();
        Redirect at = first;
        Set<String> seen = new LinkedHashSet<>(Set.of(first.from()));
        while (at.to().isPresent() && at.to().get().startsWith("/")) {
            String path = UrlPath.decode(at.target(ANY).orElse("/"));
            path = path.substring(0, end(path));
            Optional<Redirect> next = next(path, wild);
            if (next.isEmpty()) {
                break;
            }
            if (!seen.add(next.get().from())) {
                circle(seen, circles);
                return Optional.empty();
            }
            // A rule for many addresses keeps what it leads to: each of them goes its own way from there.
            if (first.wild() || next.get().wild()) {
                return through(first, next.get(), seen, wild, circles);
            }
            at = next.get();
        }
        return Optional.of(new Redirect(first.from(), at.to(), at.to().isEmpty() ? GONE : first.status()));
    }

    /** {@code first} as it is, unless its chain, which goes through a rule for many addresses, is a circle. */
    private Optional<Redirect> through(
            Redirect first, Redirect second, Set<String> seen, List<Redirect> wild, Set<String> circles) {
        Redirect at = second;
        while (at.to().isPresent() && at.to().get().startsWith("/")) {
            String path = UrlPath.decode(at.target(ANY).orElse("/"));
            Optional<Redirect> next = next(path.substring(0, end(path)), wild);
            if (next.isEmpty()) {
                break;
            }
            if (!seen.add(next.get().from())) {
                circle(seen, circles);
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(first);
    }

    private Optional<Redirect> next(String path, List<Redirect> wild) {
        Planned single = rules.get(path);
        return single != null
                ? Optional.of(single.redirect())
                : wild.stream().filter(rule -> rule.answers(path)).findFirst();
    }

    private void circle(Set<String> through, Set<String> circles) {
        List<Location> places = through.stream()
                .map(rules::get)
                .flatMap(rule -> rule.written().stream())
                .map(WrittenRedirect::fromAt)
                .sorted()
                .toList();
        Location at = places.isEmpty() ? Location.of(REDIRECTS) : places.get(0);
        if (circles.add(at.toString())) {
            diagnostics.report(
                    Rule.REDIRECT_LOOP,
                    at,
                    "the redirect leads in a circle: " + String.join(" → ", through),
                    "let one of them lead to a page");
        }
    }

    private void shadowed(WrittenRedirect redirect, String why) {
        diagnostics.report(
                Rule.REDIRECT_SHADOWED,
                redirect.fromAt(),
                "'" + redirect.from() + "' " + why,
                "remove the redirect, or what it stands before");
    }

    private void unknownTarget(String target, Location at, boolean folder) {
        diagnostics.report(
                Rule.REDIRECT_UNKNOWN_TARGET,
                at,
                "the redirect leads to '" + target + "', which is no page or file of the site",
                folder ? "add a / at its end" : "correct it, or lead to a source such as product:id or page:id");
    }

    private static int end(String link) {
        for (int i = 0; i < link.length(); i++) {
            if (link.charAt(i) == '?' || link.charAt(i) == '#') {
                return i;
            }
        }
        return link.length();
    }

    static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
