package dev.vitrine.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.vitrine.LiveSite;
import dev.vitrine.output.ContentTypes;
import dev.vitrine.output.HostRules;
import dev.vitrine.output.Redirect;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers requests from the folder that is shown at the moment. */
final class SiteHandler implements HttpHandler {

    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String TEXT = "text/plain; charset=utf-8";

    private static final String JSON = "application/json; charset=utf-8";
    private static final String POLICY = "Content-Security-Policy";

    private volatile @Nullable BuiltFolder folder;
    private volatile @Nullable LiveSite live;
    private volatile Consumer<LiveSite> onFailure = site -> {};
    private volatile Optional<Desk> desk = Optional.empty();
    private volatile HostRules rules = HostRules.NONE;
    private volatile String notice = "";
    /** Who tells pages of builds; nobody where a folder is shown as it is. */
    private final Optional<LiveEvents> events;

    SiteHandler(Optional<LiveEvents> events) {
        this.events = events;
    }

    void show(Path newFolder, HostRules newRules) {
        folder = new BuiltFolder(newFolder);
        rules = newRules;
    }

    /** Makes pages from {@code site} as they are asked for. */
    void show(LiveSite site) {
        live = site;
    }

    /** Tells {@code listener} of sites whose pages cannot be made. */
    void onFailure(Consumer<LiveSite> listener) {
        onFailure = listener;
    }

    /** What the panel is about. */
    interface Desk {
        /** What is to be said of the page at {@code address}, as JSON. */
        Optional<String> page(String address);

        /**
         * What is to be said of the time that the page at {@code address} takes, as JSON.
         *
         * @throws IOException when a source cannot be read any more
         */
        Optional<String> timing(String address) throws IOException;

        /** What is to be said of the site, as JSON. */
        String site();

        /** Shows the site as of {@code date}, with or without drafts. */
        void view(LocalDate date, boolean drafts);
    }

    /** Has a panel from now on. */
    void desk(Desk shown) {
        desk = Optional.of(shown);
    }

    void notice(String text) {
        notice = text;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        boolean stays = false;
        try {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            String method = exchange.getRequestMethod();
            if (!isLocal(exchange.getRequestHeaders().get("Host"))) {
                // A page elsewhere whose name was made to point here must not read an unpublished shop.
                text(exchange, 403, "Only http://localhost and http://127.0.0.1 are served.");
            } else if (method.equals("POST") && desk.isPresent() && isView(exchange)) {
                view(exchange, desk.get());
            } else if (!method.equals("GET") && !method.equals("HEAD")) {
                headers.set("Allow", "GET, HEAD");
                text(exchange, 405, "Only GET and HEAD.");
            } else if (events.isPresent() && isOwn(exchange)) {
                stays = own(exchange, events.get(), desk);
            } else {
                answer(exchange);
            }
        } finally {
            if (!stays) {
                exchange.close();
            }
        }
    }

    private static boolean isOwn(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path != null && path.startsWith(LivePages.PREFIX);
    }

    private static boolean isView(HttpExchange exchange) {
        // No other page can send this header without being asked first, which gets no answer.
        return Panel.VIEW.equals(exchange.getRequestURI().getPath())
                && exchange.getRequestHeaders().containsKey("X-Vitrine-View");
    }

    /** Takes the day and the drafts that are asked for: {@code 2026-12-24 true}. */
    private static void view(HttpExchange exchange, Desk desk) throws IOException {
        String[] asked = new String(exchange.getRequestBody().readNBytes(64), StandardCharsets.UTF_8).split(" ", -1);
        try {
            if (asked.length == 2) {
                desk.view(LocalDate.parse(asked[0]), Boolean.parseBoolean(asked[1]));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
        } catch (DateTimeParseException e) {
            // Told below.
            text(exchange, 400, "'" + asked[0] + "' is no day; write 2026-12-24.");
            return;
        }
        text(exchange, 400, "Write a day, and whether drafts are shown: 2026-12-24 true.");
    }

    /** Answers for the preview itself; whether the connection stays open. */
    private static boolean own(HttpExchange exchange, LiveEvents events, Optional<Desk> desk) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean get = exchange.getRequestMethod().equals("GET");
        Optional<byte[]> panel = desk.isPresent() ? Panel.file(path) : Optional.empty();
        if (path.equals(LivePages.SCRIPT)) {
            send(exchange, 200, ContentTypes.of(path), LivePages.resource("live.js"));
        } else if (path.equals(LivePages.EVENTS) && get) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            events.add(exchange);
            return true;
        } else if (panel.isPresent()) {
            exchange.getResponseHeaders()
                    .set(
                            POLICY,
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            send(exchange, 200, ContentTypes.of(path.endsWith("/") ? "panel.html" : path), panel.get());
        } else if (path.equals(Panel.SITE) && desk.isPresent()) {
            send(exchange, 200, JSON, desk.get().site().getBytes(StandardCharsets.UTF_8));
        } else if (path.equals(Panel.PAGE) && desk.isPresent()) {
            String asked = exchange.getRequestURI().getQuery();
            said(exchange, asked == null ? Optional.empty() : desk.get().page(asked));
        } else if (path.equals(Panel.TIMING) && desk.isPresent()) {
            String asked = exchange.getRequestURI().getQuery();
            said(exchange, asked == null ? Optional.empty() : desk.get().timing(asked));
        } else {
            text(exchange, 404, "There is nothing at this address.");
        }
        return false;
    }

    private static void said(HttpExchange exchange, Optional<String> json) throws IOException {
        send(exchange, json.isPresent() ? 200 : 404, JSON, json.orElse("{}").getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        BuiltFolder shown = folder;
        String path = exchange.getRequestURI().getPath();
        String address = path == null ? "/" : path;
        headers(exchange.getResponseHeaders(), rules.headers(address));
        Optional<Redirect> redirect = shown == null ? Optional.empty() : rules.redirect(address);
        if (redirect.isPresent()) {
            redirect(exchange, Objects.requireNonNull(shown), redirect.get(), address);
            return;
        }
        LiveSite site = live;
        if (site != null && answer(exchange, site, address)) {
            return;
        }
        if (shown == null) {
            unbuilt(exchange, address);
            return;
        }
        BuiltFolder.Answer answer = shown.find(address);
        if (answer instanceof BuiltFolder.Found found) {
            file(exchange, 200, found.file());
        } else if (answer instanceof BuiltFolder.Moved moved) {
            moved(exchange, moved.to());
        } else if (answer instanceof BuiltFolder.Missing missing
                && missing.page().isPresent()) {
            file(exchange, 404, missing.page().get());
        } else {
            text(exchange, 404, "There is nothing at this address.");
        }
    }

    private static void moved(HttpExchange exchange, String to) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        exchange.getResponseHeaders().set("Location", to + (query == null ? "" : "?" + query));
        exchange.sendResponseHeaders(302, -1);
    }

    /** Answers with what {@code site} makes now; false when that is nothing. */
    private boolean answer(HttpExchange exchange, LiveSite site, String address) throws IOException {
        Optional<byte[]> page = page(site, address);
        if (page.isPresent()) {
            if (!isBuilt(address, page.get())) {
                // It is made from pages that are built, and may forbid what is new in this one.
                exchange.getResponseHeaders().remove(POLICY);
            }
            page(exchange, 200, page.get());
            return true;
        }
        Optional<byte[]> file = site.file(address.substring(1));
        if (file.isPresent()) {
            send(exchange, 200, ContentTypes.of(address), file.get());
        } else if (!address.endsWith("/") && site.has(address + "/")) {
            moved(exchange, "/" + encoded(address.substring(1) + "/"));
        }
        return file.isPresent() || exchange.getResponseCode() > 0;
    }

    /** The page, made now; empty when it cannot be made, so that the last one that was built is shown. */
    private Optional<byte[]> page(LiveSite site, String address) {
        if (!site.has(address)) {
            return Optional.empty();
        }
        try {
            Optional<byte[]> page = site.page(address).map(LiveSite.Page::html);
            if (page.isEmpty()) {
                onFailure.accept(site);
            }
            return page;
        } catch (IOException e) {
            // A file has just changed: there is another site in a moment.
            return Optional.empty();
        }
    }

    private boolean isBuilt(String address, byte[] page) throws IOException {
        BuiltFolder shown = folder;
        return shown != null
                && shown.find(address) instanceof BuiltFolder.Found found
                && Arrays.equals(Files.readAllBytes(found.file()), page);
    }

    /** Answers while nothing is built. */
    private void unbuilt(HttpExchange exchange, String address) throws IOException {
        LiveSite site = live;
        Optional<byte[]> page =
                site == null ? Optional.empty() : site.notFound(address).flatMap(missing -> page(site, missing));
        if (page.isPresent()) {
            page(exchange, 404, page.get());
        } else if (events.isPresent()) {
            page(exchange, 503, LivePages.notice(notice));
        } else {
            text(exchange, 503, notice);
        }
    }

    /** What the host would send, but for what needs an encrypted connection. */
    private static void headers(Headers headers, Map<String, String> stated) {
        stated.forEach((name, value) -> {
            if (!name.equals("Strict-Transport-Security")) {
                headers.set(name, value.replace("; upgrade-insecure-requests", ""));
            }
        });
    }

    private void redirect(HttpExchange exchange, BuiltFolder shown, Redirect redirect, String address)
            throws IOException {
        String rest =
                redirect.wild() ? encoded(address.substring(redirect.from().length() - 1)) : "";
        Optional<String> target = redirect.target(rest);
        if (target.isPresent()) {
            String query = exchange.getRequestURI().getRawQuery();
            boolean own = target.get().indexOf('?') >= 0 || target.get().indexOf('#') >= 0;
            exchange.getResponseHeaders().set("Location", target.get() + (query == null || own ? "" : "?" + query));
            exchange.sendResponseHeaders(redirect.status(), -1);
        } else if (shown.find(address) instanceof BuiltFolder.Missing missing
                && missing.page().isPresent()) {
            file(exchange, redirect.status(), missing.page().get());
        } else {
            text(exchange, redirect.status(), "What was at this address is gone.");
        }
    }

    /** {@code path} as it stands in links. */
    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private void file(HttpExchange exchange, int status, Path file) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            text(exchange, 404, "There is nothing at this address any more.");
            return;
        }
        String type = ContentTypes.of(file.getFileName().toString());
        if (events.isPresent() && type.startsWith("text/html")) {
            page(exchange, status, content);
        } else {
            send(exchange, status, type, content);
        }
    }

    /** Sends a page with what the preview adds to it. */
    private static void page(HttpExchange exchange, int status, byte[] html) throws IOException {
        exchange.getResponseHeaders().set(LivePages.PAGE, LivePages.name(html));
        send(exchange, status, "text/html; charset=utf-8", LivePages.page(html));
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(content.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        // A length of 0 would mean "unknown" to this server.
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(content);
            }
        }
    }

    private static boolean isLocal(@Nullable List<String> hosts) {
        if (hosts == null || hosts.size() != 1) {
            return false;
        }
        String host = hosts.get(0).strip().toLowerCase(Locale.ROOT);
        return LOCAL_HOSTS.contains(host.replaceFirst(":\\d{1,5}$", ""));
    }
}
