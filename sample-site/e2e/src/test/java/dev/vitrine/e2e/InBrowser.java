package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import dev.vitrine.serve.PreviewServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Tests that visit the storefront with a real browser; one browser and one server for a class. */
@Tag("browser")
abstract class InBrowser {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static final BuiltSite SITE = BuiltSite.get();

    static PreviewServer server;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Path chromium = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        if (!Files.isExecutable(chromium)) {
            String missing = "no browser at " + chromium + "; set CHROMIUM to one";
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
        server = PreviewServer.start(SITE.folder(), 0);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** A new profile, without anything a shopper left behind. */
    static BrowserContext context(int width, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
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
            page = context.newPage();
            page.route(url -> !url.startsWith(server.uri().toString()) && !url.startsWith("blob:"), route -> {
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
            page.navigate(server.uri().resolve(path).toString());
        }
    }
}
