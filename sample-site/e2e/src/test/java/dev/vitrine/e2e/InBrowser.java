package dev.vitrine.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Tests that visit the storefront with a real browser; one browser and one server for a class. */
@Tag("browser")
abstract class InBrowser {

    static final BuiltSite SITE = BuiltSite.get();

    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Shows another storefront than that of the sample site. */
    static void show(Path folder) throws IOException {
        chromium.show(folder);
    }

    /** Where the storefront is, with a slash at the end. */
    static String address() {
        return chromium.address();
    }

    /** A new profile, without anything a shopper left behind. */
    static BrowserContext context(int width, boolean scripts) {
        return chromium.context(Chromium.screen(width)
                .setJavaScriptEnabled(scripts)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    }

    /** A page of the browser that notes everything that goes wrong in it. */
    static final class Visit {
        final List<String> problems = new ArrayList<>();
        /** Addresses of other servers that were asked for; nothing is asked in truth. */
        final List<String> left = new ArrayList<>();

        final Page page;

        Visit(BrowserContext context) {
            this(context, address());
        }

        /** A page that asks no server but the one at {@code own}. */
        Visit(BrowserContext context, String own) {
            page = context.newPage();
            page.route(url -> !url.startsWith(own) && !url.startsWith("blob:"), route -> {
                left.add(route.request().url());
                route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(200)
                        .setContentType("text/html")
                        .setBody("<title>elsewhere</title>"));
            });
            page.onConsoleMessage(message -> problems.add(message.type() + ": " + message.text()));
            page.onPageError(error -> problems.add("error: " + error));
            page.onResponse(response -> {
                if (response.status() >= 400) {
                    problems.add(response.status() + ": " + response.url());
                }
            });
        }

        void open(String path) {
            page.navigate(address() + path.substring(1));
        }
    }
}
