package dev.vitrine.hosting;

import dev.vitrine.checkout.CheckoutKind;
import dev.vitrine.checkout.CheckoutProviders;
import dev.vitrine.checkout.CheckoutRecipe;
import dev.vitrine.checkout.Checkouts;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Forms;
import dev.vitrine.model.HostChoice;
import dev.vitrine.model.Market;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.Storefront;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The content security policy of every class of pages, from what the finished pages need; what no policy should allow is reported. Thread-safe.
 *
 * <p>A class is what one rule of a host can name: the products of a storefront, its journal, or what is left of it. What is kept is a set of sources for each
 * class and one entry for each kind of problem.
 */
final class ContentPolicy {

    /** More inline scripts in one class are a template that writes another one into every page. */
    private static final int MOST_HASHES = 12;

    private static final Pattern ORIGIN = Pattern.compile("(https?:)?//[^/?#\\s\"']+", Pattern.CASE_INSENSITIVE);
    private static final Set<String> EXECUTED =
            Set.of("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules");
    private static final String SELF = "'self'";

    private final SitePlan plan;
    private final HostChoice choice;
    /** What scripts ask for that no page names: those of checkouts, and of services that count. */
    private final Map<Storefront, Map<String, Set<String>>> scripted = new HashMap<>();

    private final Set<String> formHosts = new HashSet<>();
    private final Map<String, Map<String, Set<String>>> needs = new ConcurrentHashMap<>();
    private final Map<String, Storefront> storefronts = new ConcurrentHashMap<>();
    private final Map<String, Problem> problems = new ConcurrentHashMap<>();

    ContentPolicy(SitePlan plan, Checkouts checkouts) {
        this.plan = plan;
        SiteSettings settings = plan.site().settings();
        this.choice = settings.host();
        forms(settings.forms());
        for (Storefront storefront : settings.storefronts()) {
            forms(storefront.market().forms());
            storefront
                    .market()
                    .checkout()
                    .map(Market.Checkout::hosts)
                    .orElse(List.of())
                    .forEach(host -> formHosts.add("https://" + host));
            checkouts.at(storefront).recipe().ifPresent(recipe -> {
                if (recipe.kind() == CheckoutKind.EMBED) {
                    scripted.put(storefront, embed(recipe));
                }
                origin(recipe.before()).ifPresent(formHosts::add);
            });
            storefront
                    .market()
                    .analytics()
                    .tools()
                    .forEach(tool -> tool.sources()
                            .forEach((directive, sources) -> sources.forEach(source -> add(
                                    scripted.computeIfAbsent(storefront, key -> new TreeMap<>()), directive, source))));
        }
    }

    /** One kind of problem, where it is first, and on how many pages. */
    private static final class Problem {
        private final Rule rule;
        private final String message;
        private final String hint;
        private final AtomicInteger pages = new AtomicInteger();
        private Location first;

        private Problem(Rule rule, String message, String hint, Location first) {
            this.rule = rule;
            this.message = message;
            this.hint = hint;
            this.first = first;
        }

        private synchronized void seen(Location at) {
            pages.incrementAndGet();
            if (at.compareTo(first) < 0) {
                first = at;
            }
        }
    }

    private void forms(Forms forms) {
        Stream.of(forms.contact(), forms.newsletter(), forms.inquiry())
                .flatMap(Optional::stream)
                .forEach(address -> origin(address).ifPresent(formHosts::add));
    }

    /** What a provider's script needs, beyond its own files. */
    private static Map<String, Set<String>> embed(CheckoutRecipe recipe) {
        Map<String, Set<String>> sources = new TreeMap<>();
        recipe.scripts().forEach(script -> origin(script).ifPresent(host -> add(sources, "script-src", host)));
        recipe.styles().forEach(style -> origin(style).ifPresent(host -> add(sources, "style-src", host)));
        Optional.ofNullable(CheckoutProviders.descriptors().get(recipe.provider()))
                .ifPresent(descriptor -> descriptor
                        .policy()
                        .forEach((directive, hosts) -> hosts.forEach(host -> add(sources, directive, host))));
        return sources;
    }

    private static void add(Map<String, Set<String>> sources, String directive, String source) {
        sources.computeIfAbsent(directive, key -> new TreeSet<>()).add(source);
    }

    /** Reads a page; what it asks for and must not is noted. */
    Hosting.Needs page(Route route, byte[] html, int length) {
        Page page = new Page(route, html);
        PageScan.of(html, length, page);
        Map<String, List<String>> sources = new TreeMap<>();
        page.needed.forEach((directive, needed) -> sources.put(directive, List.copyOf(needed)));
        return new Hosting.Needs(
                route.url().output().path(),
                prefix(route),
                route.storefront().index(),
                sources,
                page.reported.isEmpty());
    }

    /** Takes note of what a page needs. */
    void take(Hosting.Needs page) {
        String prefix = page.prefix();
        storefronts.putIfAbsent(
                prefix, plan.storefronts().get(page.storefront()).storefront());
        Map<String, Set<String>> own = needs.computeIfAbsent(prefix, key -> new ConcurrentHashMap<>());
        page.sources().forEach((directive, sources) -> {
            Set<String> known = own.computeIfAbsent(directive, key -> new ConcurrentSkipListSet<>());
            // Bounded, however many pages there are.
            if (known.size() <= MOST_HASHES || known.containsAll(sources)) {
                known.addAll(sources);
            }
            if (known.size() > MOST_HASHES) {
                problem(
                        Rule.CHECK_POLICY_INLINE,
                        Location.of(page.path(), 1, 1),
                        "pages have more than " + MOST_HASHES + " different sources for " + directive,
                        "move inline scripts and styles to files, or make them the same on every page");
            }
        });
    }

    /** One page under reading. */
    private final class Page implements PageScan.Finder {
        private final Route route;
        private final byte[] html;
        private final Map<String, Set<String>> needed = new TreeMap<>();
        private final Set<String> reported = new HashSet<>();

        private Page(Route route, byte[] html) {
            this.route = route;
            this.html = html;
        }

        @Override
        public void inline(int at, String tag, String attribute) {
            boolean style = attribute.equals("style");
            report(
                    Rule.CHECK_POLICY_INLINE,
                    at,
                    "the attribute '" + attribute + "' of <" + tag + "> is " + (style ? "a style" : "a script")
                            + " that the security policy blocks",
                    style ? "use a class, and a rule in a style sheet" : "add a listener in a script of the theme");
        }

        @Override
        public void element(int at, String tag, Map<String, String> attributes, int start, int end) {
            String source = attributes.getOrDefault("src", "");
            switch (tag) {
                case "script" -> {
                    if (!source.isEmpty()) {
                        load(at, tag, "script-src", source);
                    } else if (EXECUTED.contains(
                                    attributes.getOrDefault("type", "").toLowerCase(Locale.ROOT))
                            && end > start) {
                        add(needed, "script-src", hash(html, start, end));
                    }
                }
                case "style" -> add(needed, "style-src", hash(html, start, end));
                case "link" -> {
                    String kind = attributes.getOrDefault("rel", "").toLowerCase(Locale.ROOT);
                    String address = attributes.getOrDefault("href", "");
                    if (kind.contains("stylesheet")) {
                        load(at, tag, "style-src", address);
                    } else if (kind.contains("icon")) {
                        load(at, tag, "img-src", address);
                    } else if (kind.equals("modulepreload")) {
                        load(at, tag, "script-src", address);
                    } else if (kind.equals("manifest")) {
                        load(at, tag, "manifest-src", address);
                    }
                }
                case "iframe", "object", "embed" ->
                    load(at, tag, "frame-src", attributes.getOrDefault(tag.equals("object") ? "data" : "src", ""));
                case "form" -> load(at, tag, "form-action", attributes.getOrDefault("action", ""));
                case "button", "input" -> load(at, tag, "form-action", attributes.getOrDefault("formaction", ""));
                case "img", "source" -> {
                    // Remote pictures are named in the content, and are meant.
                    origins(source + " " + attributes.getOrDefault("srcset", ""))
                            .forEach(host -> add(needed, "img-src", host));
                }
                case "video", "audio", "track" -> load(at, tag, "media-src", source);
                case "base" ->
                    report(
                            Rule.CHECK_POLICY_INLINE,
                            at,
                            "<base> changes where every link leads, which the security policy blocks",
                            "write links from the root of the site");
                default -> {}
            }
        }

        private void load(int at, String tag, String directive, String address) {
            Optional<String> host = origin(address);
            if (host.isEmpty()
                    || host.get().equalsIgnoreCase(plan.site().settings().baseUrl())) {
                return;
            }
            boolean allowed = directive.equals("form-action") && formHosts.contains(host.get())
                    || choice.allow().getOrDefault(directive, List.of()).contains(host.get())
                    || scripted.getOrDefault(route.storefront(), Map.of())
                            .getOrDefault(directive, Set.of())
                            .contains(host.get());
            if (allowed) {
                add(needed, directive, host.get());
                return;
            }
            report(
                    Rule.CHECK_POLICY_HOST,
                    at,
                    "<" + tag + "> asks " + host.get() + ", which the security policy does not allow",
                    "serve it from the site, or add \"hosting\": { \"allow\": { \"" + directive + "\": [\"" + host.get()
                            + "\"] } }");
        }

        private void report(Rule rule, int at, String message, String hint) {
            if (reported.add(rule + message)) {
                problem(rule, Location.of(route.url().output().path(), html, at), message, hint);
            }
        }
    }

    private void problem(Rule rule, Location place, String message, String hint) {
        problems.computeIfAbsent(rule + message, key -> new Problem(rule, message, hint, place))
                .seen(place);
    }

    /** What the addresses of the route's class begin with. */
    private String prefix(Route route) {
        String path = route.storefront().path();
        if (route.kind() == RouteKind.HOME || route.kind() == RouteKind.NOT_FOUND) {
            return path;
        }
        if (RouteKind.NAMED.contains(route.kind())) {
            String pattern = plan.site()
                    .settings()
                    .urls()
                    .of(route.kind().id(), route.storefront().language());
            String before = pattern.substring(0, pattern.indexOf("{slug}"));
            return path + before.substring(0, before.lastIndexOf('/') + 1);
        }
        return path
                + plan.site()
                        .settings()
                        .urls()
                        .of(route.kind().id(), route.storefront().language());
    }

    /** What addresses begin with, to the policy of the pages there; only where it differs from that of the nearest above. */
    Map<String, String> byPrefix() {
        Map<String, String> policies = new TreeMap<>();
        needs.forEach((prefix, sources) -> policies.put(
                prefix,
                text(merged(List.of(
                        sources,
                        scripted.getOrDefault(java.util.Objects.requireNonNull(storefronts.get(prefix)), Map.of()),
                        allowed())))));
        policies.computeIfAbsent("/", root -> text(allowed()));
        Map<String, String> kept =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        kept.putAll(policies);
        policies.forEach((prefix, policy) -> {
            Optional<String> above = policies.keySet().stream()
                    .filter(other -> prefix.startsWith(other) && !other.equals(prefix))
                    .max(Comparator.comparingInt(String::length));
            if (above.map(policies::get).filter(policy::equals).isPresent()) {
                kept.remove(prefix);
            }
        });
        return kept;
    }

    /** One policy for all pages. */
    String together() {
        List<Map<String, Set<String>>> all = new ArrayList<>(needs.values());
        all.addAll(scripted.values());
        all.add(allowed());
        return text(merged(all));
    }

    private Map<String, Set<String>> allowed() {
        Map<String, Set<String>> sources = new TreeMap<>();
        choice.allow().forEach((directive, hosts) -> hosts.forEach(host -> add(sources, directive, host)));
        return sources;
    }

    private static Map<String, Set<String>> merged(List<Map<String, Set<String>>> parts) {
        Map<String, Set<String>> merged = new TreeMap<>();
        parts.forEach(part ->
                part.forEach((directive, sources) -> sources.forEach(source -> add(merged, directive, source))));
        return merged;
    }

    private static String text(Map<String, Set<String>> needed) {
        Map<String, List<String>> directives = new LinkedHashMap<>();
        directives.put("default-src", List.of("'none'"));
        for (String self : List.of("script-src", "style-src", "img-src", "font-src", "connect-src", "media-src")) {
            directives.put(self, new ArrayList<>(self.equals("img-src") ? List.of(SELF, "data:") : List.of(SELF)));
        }
        for (String self : List.of("manifest-src", "worker-src", "form-action")) {
            directives.put(self, new ArrayList<>(List.of(SELF)));
        }
        needed.forEach((directive, sources) ->
                directives.computeIfAbsent(directive, key -> new ArrayList<>()).addAll(sources));
        directives.put("base-uri", List.of("'none'"));
        directives.put("frame-ancestors", List.of("'none'"));
        directives.put("object-src", List.of("'none'"));
        List<String> written = new ArrayList<>();
        directives.forEach((directive, sources) -> written.add(
                directive + " " + String.join(" ", sources.stream().distinct().toList())));
        written.add("upgrade-insecure-requests");
        return String.join("; ", written);
    }

    void finish(Diagnostics diagnostics) {
        problems.values().stream()
                .sorted(Comparator.comparing((Problem problem) -> problem.first)
                        .thenComparing(problem -> problem.message))
                .forEach(problem -> diagnostics.report(
                        problem.rule,
                        problem.first,
                        problem.message + (problem.pages.get() > 1 ? " (on " + problem.pages.get() + " pages)" : ""),
                        problem.hint));
    }

    /** The host that {@code address} names; empty when it is the site's own. */
    private static Optional<String> origin(String address) {
        Matcher matcher = ORIGIN.matcher(address.strip());
        return matcher.lookingAt()
                ? Optional.of((matcher.group(1) == null ? "https:" : "")
                        + matcher.group().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static List<String> origins(String addresses) {
        return Arrays.stream(addresses.split("[\\s,]+"))
                .flatMap(one -> origin(one).stream())
                .toList();
    }

    private static String hash(byte[] html, int start, int end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(html, start, end - start);
            return "'sha256-" + Base64.getEncoder().encodeToString(digest.digest()) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
