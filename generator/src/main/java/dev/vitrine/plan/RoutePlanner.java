package dev.vitrine.plan;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Article;
import dev.vitrine.model.Category;
import dev.vitrine.model.Collection;
import dev.vitrine.model.FallbackPolicy;
import dev.vitrine.model.HomeSection;
import dev.vitrine.model.Language;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.Navigation;
import dev.vitrine.model.Page;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.SearchRules;
import dev.vitrine.model.SearchWords;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gives every page of the site its address. */
public final class RoutePlanner {

    /** Articles on a page of the journal. */
    public static final int ARTICLES_PER_PAGE = 12;

    /** No disk of Windows has files of these names. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "lpt1");

    /** Pages that are of no use where nothing is sold. */
    private static final Set<RouteKind> SHOPPING =
            Set.of(RouteKind.CART, RouteKind.WISHLIST, RouteKind.COMPARE, RouteKind.INQUIRY);

    private final Site site;
    private final Diagnostics diagnostics;
    private final FallbackLog fallbacks = new FallbackLog();
    private final Slugs slugs;
    private final Map<LanguageSettings, SlugBook> books = new HashMap<>();
    private final Map<String, String> derivedSlugs = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    private RoutePlanner(Site site, Diagnostics diagnostics) {
        this.site = site;
        this.diagnostics = diagnostics;
        this.slugs = new Slugs(site.settings().urls().slugs());
    }

    /** The plan of {@code site}; addresses that two sources claim, and words or prices that must not be missing, are reported. */
    public static SitePlan plan(Site site, Diagnostics diagnostics) {
        return new RoutePlanner(site, diagnostics).plan();
    }

    private SitePlan plan() {
        List<OneStorefront> storefronts = new ArrayList<>();
        site.settings().storefronts().forEach(storefront -> storefronts.add(new OneStorefront(storefront)));
        // A product is made from its bytes once for all storefronts; that is most of the work where there are many.
        ProductBlocks.Grouping blocks = new ProductBlocks.Grouping();
        for (ProductEntry product : site.catalog().products().values()) {
            blocks.add(product);
            Location location = locationOf(product);
            storefronts.forEach(storefront -> storefront.add(product, location));
        }
        List<StorefrontPlan> plans = new ArrayList<>();
        storefronts.forEach(storefront -> plans.add(storefront.plan()));
        SitePlan plan = new SitePlan(
                site,
                plans,
                fallbacks,
                Redirects.of(site, plans, new ClaimedAddresses(claims), diagnostics),
                blocks.blocks());
        // The redirects keep who they asked, but ask no more; there is a claim for every page.
        claims.clear();
        checkReferences(plan);
        return plan;
    }

    /** Who an address belongs to. */
    private record Claim(String thing, Location location) {}

    /** The addresses that pages have. */
    private static final class ClaimedAddresses implements Redirects.Taken {
        private final Map<String, Claim> claims;

        private ClaimedAddresses(Map<String, Claim> claims) {
            this.claims = claims;
        }

        @Override
        public Optional<String> by(String path) {
            return Optional.ofNullable(claims.get(path.toLowerCase(Locale.ROOT)))
                    .map(Claim::thing);
        }

        @Override
        public Optional<String> below(String folder) {
            String key = folder.toLowerCase(Locale.ROOT);
            return claims.keySet().stream()
                    .filter(path -> path.startsWith(key) && path.length() > key.length())
                    .min(String::compareTo);
        }
    }

    /** A thing that wants an address; {@code since} is when it came into the shop, what does not say is taken to have been there last. */
    private record Candidate(
            RouteKind kind,
            String id,
            String title,
            Language language,
            Optional<String> slug,
            boolean noindex,
            int pages,
            LocalDate since,
            Location location) {
        String thing() {
            return kind.id() + ":" + id;
        }
    }

    /** A title and the stated slug that goes with it. */
    private record Named(String title, Optional<String> slug, boolean noindex, Location location) {
        static Named of(Words words) {
            return new Named(words.title(), words.slug(), words.seo().noindex(), words.location());
        }
    }

    private final class OneStorefront {
        private final Storefront storefront;
        private final LanguageSettings language;
        private final SlugBook book;
        private final boolean spokenElsewhere;
        private final Map<String, Candidate> products = new LinkedHashMap<>();
        // Lists need to know what is shown and what it is called before any address is given.
        private final ProductLists lists;
        private final Set<String> firstParts = new HashSet<>(Set.of("assets", "media", "data", "feeds", "page"));
        private final Map<RouteKind, Map<String, Placed>> placed = new EnumMap<>(RouteKind.class);
        private final Map<RouteKind, Map<String, Placed>> unordered = new EnumMap<>(RouteKind.class);

        private OneStorefront(Storefront storefront) {
            this.storefront = storefront;
            this.language = storefront.language();
            this.lists = new ProductLists(site.catalog(), storefront);
            this.book = books.computeIfAbsent(
                    language,
                    spoken -> new SlugBook(
                            spoken,
                            site.former().history(),
                            RoutePlanner.this::exists,
                            kind -> site.settings().urls().of(kind, spoken)));
            this.spokenElsewhere = site.settings().storefronts().stream()
                            .filter(other -> other.language().equals(language))
                            .count()
                    > 1;
            for (Storefront other : site.settings().storefronts()) {
                if (other.path().startsWith(storefront.path())) {
                    firstParts.add(
                            firstPart(other.path().substring(storefront.path().length())));
                }
            }
            for (RouteKind kind : RouteKind.values()) {
                if (kind == RouteKind.JOURNAL || RouteKind.SPECIAL.contains(kind)) {
                    firstParts.add(firstPart(site.settings().urls().of(kind.id(), language)));
                }
            }
        }

        StorefrontPlan plan() {
            Map<String, List<ProductEntry>> byCategory = new HashMap<>();
            lists.byCategory()
                    .forEach((id, ids) -> byCategory.put(id, site.catalog().products(ids)));
            Map<String, List<ProductEntry>> byCollection = new HashMap<>();
            site.catalog()
                    .collections()
                    .forEach((id, collection) ->
                            byCollection.put(id, site.catalog().products(lists.of(collection))));

            List<Candidate> candidates = new ArrayList<>();
            candidates.addAll(pages());
            candidates.addAll(categories(byCategory));
            candidates.addAll(collections(byCollection));
            List<Candidate> articles = articles();
            candidates.addAll(articles);
            candidates.addAll(products.values());

            put(
                    RouteKind.HOME,
                    "",
                    new UrlPath(storefront.path()),
                    site.settings().name(),
                    1,
                    Location.of("site.json"));
            if (!articles.isEmpty()) {
                String path = site.settings().urls().of("journal", language);
                int pages = pageCount(articles.size(), ARTICLES_PER_PAGE);
                put(RouteKind.JOURNAL, "", new UrlPath(storefront.path() + path), "", pages, Location.of("site.json"));
            }
            for (RouteKind kind : RouteKind.values()) {
                if (RouteKind.SPECIAL.contains(kind) && offers(kind)) {
                    String path = site.settings().urls().of(kind.id(), language);
                    put(kind, "", new UrlPath(storefront.path() + path), "", 1, Location.of("site.json"));
                }
            }
            put(RouteKind.NOT_FOUND, "", new UrlPath(storefront.path() + "404.html"), "", 1, Location.of("site.json"));
            place(candidates);
            for (Candidate candidate : candidates) {
                Placed found =
                        unordered.getOrDefault(candidate.kind(), Map.of()).get(candidate.id());
                if (found != null) {
                    placed.computeIfAbsent(candidate.kind(), k -> new LinkedHashMap<>())
                            .put(candidate.id(), found);
                }
            }
            return new StorefrontPlan(storefront, placed, byCategory, byCollection);
        }

        /** Whether the theme has a page of such a kind, and this storefront has a use for it. */
        private boolean offers(RouteKind kind) {
            boolean templated = site.theme().templates().containsKey(kind.id() + ".ftlh");
            return templated
                    && (kind != RouteKind.INQUIRY || storefront.market().inquiry())
                    && (!SHOPPING.contains(kind) || storefront.market().sells());
        }

        /** Adds {@code product} unless this storefront does not show it. */
        void add(ProductEntry product, Location location) {
            if (hiddenForPrice(product)) {
                return;
            }
            candidate(
                            RouteKind.PRODUCT,
                            product.id(),
                            product.titles(),
                            title -> new Named(title.title(), title.slug(), title.noindex(), title.location()),
                            1,
                            product.created().orElse(LocalDate.MAX),
                            location)
                    .ifPresent(candidate -> {
                        products.put(product.id(), candidate);
                        lists.add(product, candidate.title());
                    });
        }

        private boolean hiddenForPrice(ProductEntry entry) {
            Market market = storefront.market();
            if (!market.sells()) {
                return true;
            }
            if (entry.lowest(market).isPresent()) {
                return false;
            }
            if (market.missingPrice() == Market.MissingPrice.HIDE) {
                return !entry.quoteOnly() || !market.inquiry();
            }
            if (entry.quoteOnly()) {
                return false;
            }
            boolean fails = market.missingPrice() == Market.MissingPrice.FAIL;
            report(
                    fails ? Rule.CATALOG_NO_PRICE : Rule.CATALOG_MISSING_PRICE,
                    entry.pricesAt(),
                    "'" + entry.id() + "' has no price for the market '" + market.id() + "'",
                    "add a price in " + market.currency().code()
                            + (fails ? "" : ", or set \"missingPrice\" in markets/" + market.id() + ".json"));
            return false;
        }

        private List<Candidate> pages() {
            List<Candidate> candidates = new ArrayList<>();
            for (Page page : site.pages().values()) {
                if (page.made().filter(made -> !made.in(storefront.market())).isPresent()) {
                    continue;
                }
                candidate(RouteKind.PAGE, page.id(), page.words(), Named::of, 1, LocalDate.MIN, page.location())
                        .ifPresent(candidates::add);
            }
            return candidates;
        }

        private List<Candidate> articles() {
            List<Candidate> candidates = new ArrayList<>();
            for (Article article : site.articles().values()) {
                candidate(
                                RouteKind.ARTICLE,
                                article.id(),
                                article.words(),
                                Named::of,
                                1,
                                LocalDate.MIN,
                                article.location())
                        .ifPresent(candidates::add);
            }
            return candidates;
        }

        private List<Candidate> categories(Map<String, List<ProductEntry>> products) {
            List<Candidate> candidates = new ArrayList<>();
            for (Category category : site.catalog().categories().values()) {
                int count = products.getOrDefault(category.id(), List.of()).size();
                if (count > 0) {
                    candidate(
                                    RouteKind.CATEGORY,
                                    category.id(),
                                    category.words(),
                                    Named::of,
                                    pageCount(count, site.settings().pageSize()),
                                    LocalDate.MIN,
                                    category.location())
                            .ifPresent(candidates::add);
                }
            }
            return candidates;
        }

        private List<Candidate> collections(Map<String, List<ProductEntry>> products) {
            List<Candidate> candidates = new ArrayList<>();
            for (Collection collection : site.catalog().collections().values()) {
                int count = products.getOrDefault(collection.id(), List.of()).size();
                if (count > 0) {
                    candidate(
                                    RouteKind.COLLECTION,
                                    collection.id(),
                                    collection.words(),
                                    Named::of,
                                    pageCount(count, site.settings().pageSize()),
                                    LocalDate.MIN,
                                    collection.location())
                            .ifPresent(candidates::add);
                }
            }
            return candidates;
        }

        /** The thing with its words in the first language that has a title; empty when the policy hides it or its words must not be missing. */
        private <T> Optional<Candidate> candidate(
                RouteKind kind,
                String id,
                Localized<T> words,
                Function<T, Named> named,
                int pages,
                LocalDate since,
                Location location) {
            String thing = kind.id() + ":" + id;
            Optional<Localized.Found<Named>> inChain = Optional.empty();
            for (Language candidate : language.chain()) {
                Optional<Named> inLanguage =
                        words.in(candidate).map(named).filter(n -> !n.title().isEmpty());
                if (inLanguage.isPresent()) {
                    inChain = Optional.of(new Localized.Found<>(candidate, inLanguage.get()));
                    break;
                }
            }
            Optional<Localized.Found<Named>> found = inChain;
            Language own = language.language();
            if (found.isPresent() && found.get().language().primary().equals(own.primary())) {
                Named value = found.get().value();
                return Optional.of(new Candidate(
                        kind,
                        id,
                        value.title(),
                        found.get().language(),
                        value.slug(),
                        value.noindex(),
                        pages,
                        since,
                        value.location()));
            }
            FallbackPolicy.Choice choice = site.settings().fallback().of(kind.id(), own);
            if (choice == FallbackPolicy.Choice.FAIL) {
                report(
                        Rule.TEXT_MISSING,
                        found.or(() -> anyLanguage(words, named))
                                .map(f -> f.value().location())
                                .orElse(location),
                        "'" + id + "' has no words in '" + own + "', which the fallback policy demands",
                        "translate it, or relax \"fallback\" in site.json");
                return Optional.empty();
            }
            if (choice == FallbackPolicy.Choice.HIDE) {
                fallbacks.note(kind.id(), thing, own, "");
                return Optional.empty();
            }
            Localized.Found<Named> other = found.or(() -> anyLanguage(words, named))
                    .orElseGet(() -> {
                        report(
                                Rule.TEXT_NO_TITLE,
                                location,
                                "'" + id + "' has no title in any language; its id is shown",
                                "add a title");
                        return new Localized.Found<>(own, new Named(id, Optional.empty(), false, location));
                    });
            fallbacks.note(kind.id(), thing, own, other.language().tag());
            return Optional.of(new Candidate(
                    kind,
                    id,
                    other.value().title(),
                    other.language(),
                    other.value().slug(),
                    other.value().noindex(),
                    pages,
                    since,
                    other.value().location()));
        }

        private <T> Optional<Localized.Found<Named>> anyLanguage(Localized<T> words, Function<T, Named> named) {
            return words.values().entrySet().stream()
                    .map(entry -> new Localized.Found<>(entry.getKey(), named.apply(entry.getValue())))
                    .filter(found -> !found.value().title().isEmpty())
                    .findFirst();
        }

        /** Who is published already comes first, then who states a slug, then who is named after its title, the oldest first. */
        private void place(List<Candidate> candidates) {
            List<Candidate> stated = new ArrayList<>();
            List<Candidate> titled = new ArrayList<>();
            for (Candidate candidate : candidates) {
                Optional<String> kept = kept(candidate);
                if (kept.isPresent()) {
                    claim(candidate, kept.get(), false);
                } else {
                    (candidate.slug().isPresent() ? stated : titled).add(candidate);
                }
            }
            stated.forEach(candidate -> claim(candidate, candidate.slug().orElseThrow(), false));
            titled.sort(Comparator.comparing((Candidate candidate) ->
                            book.published(candidate.thing()).isEmpty())
                    .thenComparing(Candidate::since));
            titled.forEach(this::name);
        }

        /** The slug that the candidate has in another storefront of this language, or had in the last build, as long as it still fits. */
        private Optional<String> kept(Candidate candidate) {
            if (candidate.slug().isPresent()) {
                return candidate
                        .slug()
                        .filter(slug -> book.published(candidate.thing())
                                .filter(slug::equals)
                                .isPresent());
            }
            Optional<String> given = book.given(candidate.thing());
            return given.isPresent()
                    ? given
                    : book.published(candidate.thing()).filter(slug -> {
                        String title = derived(candidate);
                        return slug.equals(title)
                                || slug.matches(Pattern.quote(apart(candidate, title)) + "(-[0-9]+)?");
                    });
        }

        /** Names the candidate after its title; one that is taken already is told apart by the id, which is unique. */
        private void name(Candidate candidate) {
            String slug = derived(candidate);
            if (!reserved(candidate.kind(), slug) && claimUnlessTaken(candidate, slug)) {
                return;
            }
            String apart = apart(candidate, slug);
            boolean named = claimUnlessTaken(candidate, apart);
            for (int number = 2; !named; number++) {
                named = claimUnlessTaken(candidate, apart + "-" + number);
            }
        }

        private String apart(Candidate candidate, String slug) {
            String id = slugs.of(candidate.id(), candidate.language());
            return slug + "-" + (id.isEmpty() ? candidate.kind().id() : id);
        }

        private boolean claimUnlessTaken(Candidate candidate, String slug) {
            if (book.belongsToAnother(candidate.kind().id(), candidate.thing(), slug)
                    || !claim(candidate, slug, true)) {
                return false;
            }
            if (spokenElsewhere) {
                book.give(candidate.thing(), slug);
            }
            return true;
        }

        /** Whether no title may become {@code slug}: the settings say so, or addresses of that form lead to something else. */
        private boolean reserved(RouteKind kind, String slug) {
            if (DEVICES.contains(slug)
                    || site.settings().urls().slugs().reserved().contains(slug)) {
                return true;
            }
            String pattern = site.settings().urls().of(kind.id(), language);
            return pattern.startsWith("{slug}/") && firstParts.contains(slug);
        }

        /** Gives the candidate its address; {@code yielding}: says false instead of reporting when it is taken. */
        private boolean claim(Candidate candidate, String slug, boolean yielding) {
            String pattern = site.settings().urls().of(candidate.kind().id(), language);
            UrlPath url = new UrlPath(storefront.path() + pattern.replace("{slug}", slug));
            boolean taken = claims.containsKey(key(url));
            if (taken && yielding) {
                return false;
            }
            boolean own =
                    candidate.language().primary().equals(language.language().primary());
            boolean indexable =
                    own && !candidate.noindex() && !language.language().isPseudo();
            Placed at = new Placed(url, candidate.title(), candidate.language(), own, indexable, candidate.pages());
            if (claimAll(candidate.kind().id() + ":" + candidate.id(), at, candidate.location())) {
                unordered
                        .computeIfAbsent(candidate.kind(), k -> new HashMap<>())
                        .put(candidate.id(), at);
            }
            return true;
        }

        private void put(RouteKind kind, String id, UrlPath url, String title, int pages, Location location) {
            boolean indexable = !kind.neverIndexed() && !language.language().isPseudo();
            Placed at = new Placed(url, title, language.language(), true, indexable, pages);
            if (claimAll(kind.id(), at, location)) {
                placed.computeIfAbsent(kind, k -> new LinkedHashMap<>()).put(id, at);
            }
        }

        private boolean claimAll(String thing, Placed at, Location location) {
            boolean free = true;
            for (int page = 1; page <= at.pages(); page++) {
                Claim before = claims.putIfAbsent(key(at.page(page)), new Claim(thing, location));
                if (before != null) {
                    diagnostics.report(
                            Rule.URL_DUPLICATE,
                            location,
                            "'" + thing + "' and '" + before.thing() + "' both want the address " + at.page(page),
                            "give one of them another slug",
                            before.location());
                    free = false;
                }
            }
            return free;
        }
    }

    /** Addresses that differ only by case are one file on many disks. */
    private static String key(UrlPath url) {
        return url.path().toLowerCase(Locale.ROOT);
    }

    private String derived(Candidate candidate) {
        return derivedSlugs.computeIfAbsent(
                candidate.language() + " " + candidate.title() + "\n" + candidate.id(), k -> {
                    String slug = slugs.of(candidate.title(), candidate.language());
                    String named = slug.isEmpty() ? slugs.of(candidate.id(), candidate.language()) : slug;
                    // Neither title nor id has a letter or digit.
                    return named.isEmpty() ? candidate.kind().id() : named;
                });
    }

    private static String firstPart(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private boolean exists(String kind, String id) {
        return switch (RouteKind.named(kind).orElse(RouteKind.HOME)) {
            case PRODUCT -> site.catalog().products().containsKey(id);
            case CATEGORY -> site.catalog().categories().containsKey(id);
            case COLLECTION -> site.catalog().collections().containsKey(id);
            case PAGE -> site.pages().containsKey(id);
            case ARTICLE -> site.articles().containsKey(id);
            default -> false;
        };
    }

    private static int pageCount(int items, int size) {
        return Math.max(1, (items + size - 1) / size);
    }

    private static Location locationOf(ProductEntry entry) {
        return Location.of(entry.source().path(), Math.max(1, entry.source().firstLine()), 1);
    }

    /** Reports once, however many storefronts share the market or language. */
    private void report(Rule rule, Location location, String message, String hint) {
        if (reported.add(rule.id() + location + message)) {
            diagnostics.report(rule, location, message, hint);
        }
    }

    private void checkReferences(SitePlan plan) {
        for (Navigation.Entry entry : site.settings().navigation().header()) {
            checkReference(plan, entry.target(), entry.location());
            entry.below().forEach(below -> checkReference(plan, below.target(), below.location()));
        }
        for (Navigation.Group group : site.settings().navigation().footer()) {
            group.links().forEach(entry -> checkReference(plan, entry.target(), entry.location()));
        }
        for (HomeSection section : site.settings().home()) {
            section.link().ifPresent(link -> checkReference(plan, link, section.linkAt()));
            section.collection()
                    .ifPresent(id ->
                            checkReference(plan, new LinkRef(LinkRef.Kind.COLLECTION, id, ""), section.location()));
            section.page()
                    .ifPresent(id -> checkReference(plan, new LinkRef(LinkRef.Kind.PAGE, id, ""), section.location()));
        }
        checkSearch(plan);
    }

    /** Says where queries cannot lead to a page, or which products no storefront of a language can show first. */
    private void checkSearch(SitePlan plan) {
        SearchRules rules = site.search();
        Map<SearchWords.Redirect, List<String>> lost = new LinkedHashMap<>();
        Map<SearchWords.Pin, Set<String>> shown = new LinkedHashMap<>();
        for (StorefrontPlan storefront : plan.storefronts()) {
            SearchWords words = rules.words(storefront.storefront().language());
            Stream.concat(rules.redirects().stream(), words.redirects().stream())
                    .filter(redirect -> storefront
                            .find(
                                    RouteKind.of(redirect.target().kind()),
                                    redirect.target().id())
                            .isEmpty())
                    .forEach(redirect -> lost.computeIfAbsent(redirect, k -> new ArrayList<>())
                            .add(storefront.storefront().id()));
            for (SearchWords.Pin pin : words.pins()) {
                Set<String> here = shown.computeIfAbsent(pin, k -> new HashSet<>());
                pin.products().stream()
                        .filter(id -> storefront.find(RouteKind.PRODUCT, id).isPresent())
                        .forEach(here::add);
            }
        }
        lost.forEach((redirect, storefronts) -> diagnostics.report(
                Rule.LINK_NOT_HERE,
                redirect.location(),
                "'" + redirect.target() + "' is not shown in " + String.join(", ", storefronts)
                        + ", where the query leads nowhere",
                "write the redirect for the languages that show it, or lead to something that all show"));
        shown.forEach((pin, here) -> pin.products().stream()
                .filter(id -> !here.contains(id))
                .forEach(id -> diagnostics.report(
                        Rule.LINK_NOT_HERE,
                        pin.location(),
                        "'product:" + id + "' is shown in no storefront of this language",
                        "pin another product, or remove it")));
    }

    private void checkReference(SitePlan plan, LinkRef target, Location at) {
        if (!plan.exists(RouteKind.of(target.kind()), target.id())) {
            diagnostics.report(
                    Rule.SITE_UNKNOWN_REFERENCE,
                    at,
                    "there is no " + target.kind().word() + " '" + target.id() + "'",
                    "correct the reference, or create it");
        }
    }
}
