package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.vitrine.serve.PreviewServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A browser and a server that shows it the storefront; tests are skipped where there is no browser. */
final class Chromium implements AutoCloseable {

    /** How long anything may take on a busy machine, in milliseconds: what is there sooner waits for nothing. */
    private static final double PATIENCE = 180_000;

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=" + String.join(",", features()));

    private static List<String> features() {
        return List.of(
                // Each tab prepares two pages for a list of suggestions that nobody sees, which takes as long as the
                // page that is asked for.
                "WebUIOmniboxPopup",
                "WebUIOmniboxAimPopup",
                // Only the last of such arguments counts, so these are what Playwright leaves out of this browser, too.
                "AvoidUnnecessaryBeforeUnloadCheckSync",
                "BoundaryEventDispatchTracksNodeRemoval",
                "DestroyProfileOnBrowserClose",
                "DialMediaRouteProvider",
                "GlobalMediaControls",
                "HttpsUpgrades",
                "LensOverlay",
                "MediaRouter",
                "PaintHolding",
                "ThirdPartyStoragePartitioning",
                "BlockOriginHeaderModificationOnRedirect",
                "Translate",
                "OptimizationHints");
    }

    private PreviewServer server;
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(PreviewServer server, Playwright playwright, Browser browser) {
        this.server = server;
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() throws IOException {
        Path chromium = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        if (!Files.isExecutable(chromium)) {
            String missing = "no browser at " + chromium + "; set CHROMIUM to one";
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        PreviewServer server = PreviewServer.start(BuiltSite.get().folder(), 0);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
        return new Chromium(server, playwright, browser);
    }

    /** Where the storefront is, with a slash at the end. */
    String address() {
        return server.uri().toString();
    }

    // Reduced motion, for pictures that are the same each time, and because a busy Chromium aborts view transitions
    // between pages and reports that as an error of the page.
    static Browser.NewContextOptions screen(int width) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(ColorScheme.LIGHT);
    }

    /** Shows the storefront in {@code folder} from now on, at an address of its own. */
    void show(Path folder) throws IOException {
        server.close();
        server = PreviewServer.start(folder, 0);
    }

    BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    Visit visit(BrowserContext context) {
        return new Visit(context.newPage(), address());
    }

    @Override
    public void close() {
        playwright.close();
        server.close();
    }

    /** A page of the browser that notes everything that goes wrong in it. */
    static final class Visit {
        private final List<String> problems = new ArrayList<>();
        private final Page page;
        private final String address;

        private Visit(Page page, String address) {
            this.page = page;
            this.address = address;
            page.onConsoleMessage(message -> problems.add(message.type() + ": " + message.text()));
            page.onPageError(error -> problems.add("error: " + error));
            page.onRequest(request -> {
                if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
                    problems.add("asks another server: " + request.url());
                }
            });
            page.onResponse(response -> {
                if (response.status() >= 400) {
                    problems.add(response.status() + ": " + response.url());
                }
            });
        }

        Page page() {
            return page;
        }

        /** What went wrong since the last time. */
        List<String> problems() {
            List<String> found = List.copyOf(problems);
            problems.clear();
            return found;
        }

        Response open(String path) {
            return page.navigate(address + path.substring(1));
        }
    }
}
