package dev.vitrine.operations;

import dev.vitrine.imports.AccessLog;
import dev.vitrine.imports.ImportLog;
import dev.vitrine.model.SlugHistory;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What could be done about addresses that lead nowhere. Lists are by falling count.
 *
 * @param suggestions addresses that are like those of pages
 * @param nothing addresses that no page is like
 * @param files files that are not there, such as pictures; no page stands for them
 * @param answered how many addresses are answered by now, by a page or a redirect
 * @param probes how many addresses are those of other systems, which look for holes
 * @param probeCount how often those were called
 */
public record MissingAddresses(
        List<Suggestion> suggestions,
        List<Called> nothing,
        List<Called> files,
        int answered,
        int probes,
        long probeCount) {

    /** Addresses that share less are others. */
    public static final int LEAST_PERCENT = 70;

    private static final List<RouteKind> KINDS =
            List.of(RouteKind.PRODUCT, RouteKind.CATEGORY, RouteKind.COLLECTION, RouteKind.PAGE, RouteKind.ARTICLE);

    private static final Pattern PROBE = Pattern.compile(
            "/(?:wp-|wordpress|\\.(?!well-known/)|phpmyadmin|pma/|cgi-bin|xmlrpc|vendor/|actuator|server-status|solr/|boaform|hnap1"
                    + "|owa/|autodiscover|_ignition|telescope/|administrator|admin(?:/|$|\\.))"
                    + "|\\.(?:php\\d?|phtml|aspx?|ashx|jspx?|cgi|do|action|env|ini|sql|bak|swp|ya?ml|tar|t?gz|rar|7z|log|pem|key|conf|git|ds_store)(?:/|$)");

    private static final Pattern HTML = Pattern.compile("\\.html?$");
    private static final Pattern ENDING = Pattern.compile(".*\\.[A-Za-z0-9]{1,8}");

    /** What an address of {@code redirects.json} cannot have. */
    private static final Pattern UNWRITABLE = Pattern.compile(".*[\\x00- ?#\\\\\"<>*\\x7f\\ufffd].*|//.*|/");

    public MissingAddresses {
        suggestions = List.copyOf(suggestions);
        nothing = List.copyOf(nothing);
        files = List.copyOf(files);
    }

    /**
     * An address.
     *
     * @param address from the root of the shop, as people read it
     * @param count how often it was called
     */
    public record Called(String address, long count) {}

    /**
     * Where an address could lead.
     *
     * @param called the address
     * @param target a thing of the shop, such as {@code product:lamp}
     * @param now its address in the same storefront
     * @param former whether the address ends with a slug that the thing once had, or one like that
     * @param percent how much the last parts of the two addresses share
     */
    public record Suggestion(Called called, String target, String now, boolean former, int percent) {}

    /**
     * Reads {@code file}, a log of a server or a CSV file; empty when it cannot be used, which is reported.
     *
     * @throws IOException when a file that is there cannot be read
     */
    public static Optional<MissingAddresses> of(SitePlan plan, Path file, ImportLog log) throws IOException {
        Optional<AccessLog> server = AccessLog.read(file, log);
        Map<String, Long> missing = new TreeMap<>();
        if (server.isPresent()) {
            missing.putAll(server.get().missing());
        } else {
            Optional<CountedRows> rows = CountedRows.read(
                    file,
                    CountedRows.ADDRESSES,
                    CountedRows.VISITS,
                    true,
                    "name the columns: address, count; or give a log of the server in the common or combined form",
                    log);
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            rows.get().rows().forEach(row -> missing.merge(row.names().get(0), row.count(), Long::sum));
        }
        return Optional.of(new Sorting(plan).of(missing));
    }

    /** Sorts addresses by what can be done about them. */
    private static final class Sorting {
        private final SitePlan plan;
        private final ShopAddresses addresses;
        private final Map<StorefrontPlan, NearTexts<Candidate>> slugs = new HashMap<>();

        private record Candidate(String target, String now, boolean former) {}

        Sorting(SitePlan plan) {
            this.plan = plan;
            this.addresses = new ShopAddresses(plan);
        }

        MissingAddresses of(Map<String, Long> missing) {
            Map<String, Called> pages = new TreeMap<>();
            Map<String, Called> files = new TreeMap<>();
            Set<String> answered = new HashSet<>();
            int probes = 0;
            long probeCount = 0;
            for (Map.Entry<String, Long> entry : missing.entrySet()) {
                Optional<String> path = addresses.path(entry.getKey());
                String small = path.orElse("/.").toLowerCase(Locale.ROOT);
                if (path.isEmpty()
                        || UNWRITABLE.matcher(path.get()).matches() && !small.equals("/")
                        || PROBE.matcher(small).find()) {
                    probes++;
                    probeCount += entry.getValue();
                } else if (addresses.answers(path.get())) {
                    answered.add(path.get());
                } else {
                    String last = small.substring(small.lastIndexOf('/') + 1);
                    boolean page = !ENDING.matcher(last).matches()
                            || HTML.matcher(last).find();
                    // A redirect answers the address as it is called, with a slash at its end or without.
                    Called called = new Called(raw(entry.getKey(), path.get()), entry.getValue());
                    (page ? pages : files).merge(path.get(), called, Sorting::both);
                }
            }
            List<Suggestion> suggestions = new ArrayList<>();
            List<Called> nothing = new ArrayList<>();
            pages.forEach((path, called) ->
                    suggestion(path, called).ifPresentOrElse(suggestions::add, () -> nothing.add(called)));
            suggestions.sort(Comparator.comparing(Suggestion::called, BY_COUNT));
            nothing.sort(BY_COUNT);
            List<Called> sorted = new ArrayList<>(files.values());
            sorted.sort(BY_COUNT);
            return new MissingAddresses(suggestions, nothing, sorted, answered.size(), probes, probeCount);
        }

        private static final Comparator<Called> BY_COUNT =
                Comparator.comparingLong(Called::count).reversed().thenComparing(Called::address);

        private static Called both(Called one, Called other) {
            return new Called(
                    one.count() >= other.count() ? one.address() : other.address(), one.count() + other.count());
        }

        private static String raw(String address, String path) {
            String asked = UrlPath.decode(address.strip().replaceFirst("[?#].*", ""));
            return !asked.endsWith("/") && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }

        private Optional<Suggestion> suggestion(String path, Called called) {
            StorefrontPlan storefront = storefront(path);
            String slug = slug(path);
            // Numbers that are alike are still other numbers.
            int least = slug.codePoints().anyMatch(Character::isLetter) ? LEAST_PERCENT : 100;
            return slugs.computeIfAbsent(storefront, this::index)
                    .to(slug, least)
                    .map(near -> new Suggestion(
                            called,
                            near.what().target(),
                            near.what().now(),
                            near.what().former(),
                            near.percent()));
        }

        private StorefrontPlan storefront(String path) {
            return plan.storefronts().stream()
                    .filter(each -> path.startsWith(each.storefront().path()))
                    .max(Comparator.comparingInt(
                            each -> each.storefront().path().length()))
                    .or(() -> plan.storefronts().stream()
                            .filter(each -> each.storefront().isDefault())
                            .findFirst())
                    .orElseGet(() -> plan.storefronts().get(0));
        }

        /** The last part of an address, which says what a page is about. */
        private static String slug(String path) {
            String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            return HTML.matcher(bare.substring(bare.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
                    .replaceFirst("");
        }

        /** The slugs of a storefront: those that things had before come first. */
        private NearTexts<Candidate> index(StorefrontPlan storefront) {
            NearTexts<Candidate> index = new NearTexts<>();
            SlugHistory history = plan.site().former().history();
            for (boolean former : List.of(true, false)) {
                for (RouteKind kind : KINDS) {
                    storefront.all(kind).forEach((id, placed) -> {
                        String target = kind.id() + ":" + id;
                        String now = placed.url().path();
                        List<String> all = former
                                ? history.of(target, storefront.storefront().language())
                                : List.of(slug(now));
                        all.stream()
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                // The newest of the history is that of today.
                                .filter(text -> !former || !text.equals(slug(now)))
                                .forEach(text -> index.add(text, new Candidate(target, now, former)));
                    });
                }
            }
            return index;
        }
    }
}
