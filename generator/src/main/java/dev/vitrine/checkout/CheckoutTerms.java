package dev.vitrine.checkout;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Market;
import dev.vitrine.model.Storefront;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a market agreed with a provider, for one storefront; thread-safe. */
public final class CheckoutTerms {

    private final CheckoutDescriptor descriptor;
    private final Storefront storefront;
    private final Map<String, Market.Setting> settings;
    private final Location location;
    private final List<Market> peers;
    private final Optional<String> key;
    private final Diagnostics diagnostics;
    private final Map<String, UrlTemplate> templates = new ConcurrentHashMap<>();
    private final Optional<String> locale;
    private final List<String> hosts;

    CheckoutTerms(
            CheckoutDescriptor descriptor,
            Storefront storefront,
            Map<String, Market.Setting> settings,
            List<String> hosts,
            Location location,
            List<Market> peers,
            Optional<String> key,
            Diagnostics diagnostics) {
        this.descriptor = descriptor;
        this.storefront = storefront;
        this.settings = Map.copyOf(settings);
        this.location = location;
        this.peers = List.copyOf(peers);
        this.key = key;
        this.diagnostics = diagnostics;
        this.locale = setting("locale").or(this::mappedLocale);
        List<String> allowed = new ArrayList<>(hosts);
        if (hosts.isEmpty()) {
            descriptor.hosts().stream()
                    .flatMap(host -> template(host).complete(this::setting).stream())
                    .map(CheckoutTerms::host)
                    .forEach(allowed::add);
        }
        this.hosts = List.copyOf(allowed);
    }

    /** What is known of the provider. */
    public CheckoutDescriptor descriptor() {
        return descriptor;
    }

    public Storefront storefront() {
        return storefront;
    }

    public Market market() {
        return storefront.market();
    }

    /** What the market states under {@code name}; the parts of an object as {@code utm.source}. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name)).map(Market.Setting::value);
    }

    /** All that the market states. */
    Map<String, Market.Setting> settings() {
        return settings;
    }

    /** Where {@code name} is stated, or else the market's checkout. */
    public Location at(String name) {
        Market.Setting setting = settings.get(name);
        return setting == null ? location : setting.location();
    }

    /** The key from the environment, when the provider signs with one. It must never get into an address. */
    public Optional<String> key() {
        return key;
    }

    /** The locale of the provider's pages; empty when it has none for the storefront's language. */
    public Optional<String> locale() {
        return locale;
    }

    /** Hosts an address may lead to. */
    public List<String> hosts() {
        return hosts;
    }

    /** The markets that use the same provider, this one included. */
    public List<Market> peers() {
        return peers;
    }

    public void report(Rule rule, Location at, String message, String hint) {
        diagnostics.report(rule, at, message, hint);
    }

    /** {@code text} as a template; a market has few. */
    UrlTemplate template(String text) {
        return templates.computeIfAbsent(text, UrlTemplate::parse);
    }

    /** Whether the provider has pages in other languages, but none in the storefront's, and the market names none. */
    boolean localeIsMissing() {
        return locale.isEmpty() && descriptor.locales().isPresent();
    }

    private Optional<String> mappedLocale() {
        if (descriptor.locales().isEmpty()) {
            return Optional.empty();
        }
        CheckoutDescriptor.Locales locales = descriptor.locales().get();
        String tag = storefront.language().language().tag();
        for (String part = tag; !part.isEmpty(); part = part.substring(0, Math.max(0, part.lastIndexOf('-')))) {
            String mapped = locales.map().get(part);
            if (mapped != null) {
                return Optional.of(mapped);
            }
            if (locales.accepted().contains(part)) {
                return Optional.of(part);
            }
        }
        Function<String, Optional<String>> values = name -> name.equals("tag") ? Optional.of(tag) : value(name);
        return locales.otherwise().isEmpty()
                ? Optional.empty()
                : template(locales.otherwise()).complete(values);
    }

    /** What a placeholder stands for in the whole storefront, not encoded. */
    Optional<String> value(String name) {
        return switch (name) {
            case "market" -> Optional.of(market().id());
            case "currency" -> Optional.of(market().currency().code());
            case "lang" -> Optional.of(storefront.language().language().primary());
            case "country" -> setting("country").or(() -> Optional.of(market().mainCountry()));
            case "locale" -> locale;
            default -> setting(name);
        };
    }

    /** The host of an address or of a host with a path. */
    private static String host(String text) {
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int end = 0;
        while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Whether {@code url} is a sound address at an allowed host; what it is not is reported. */
    boolean sound(String url, Location at, String hint) {
        Optional<URI> uri = uri(url);
        if (uri.isEmpty()
                || !"https".equals(uri.get().getScheme())
                || uri.get().getHost() == null
                || uri.get().getUserInfo() != null) {
            report(Rule.CHECKOUT_NOT_HTTPS, at, "'" + shorten(url) + "' is not a valid https address", hint);
            return false;
        }
        String host = uri.get().getHost().toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            report(
                    Rule.CHECKOUT_HOST_NOT_ALLOWED,
                    at,
                    "the market '" + market().id() + "' does not allow checkout at " + host,
                    "correct the link, or add the host to \"checkout\" in markets/" + market().id() + ".json");
            return false;
        }
        return true;
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
