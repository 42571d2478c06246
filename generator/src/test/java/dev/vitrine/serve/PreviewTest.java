package dev.vitrine.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.Progress;
import dev.vitrine.SiteTest;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PreviewTest {

    private static final String PRODUCT = "catalog/products/lamp/en.md";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<BuildReport> builds = new LinkedBlockingQueue<>();
    private boolean drafts;
    private Progress progress = Progress.NONE;
    private Optional<Path> kept = Optional.empty();
    private SiteTest site;

    @BeforeEach
    void site() throws IOException {
        site = SiteTest.sound(folder);
    }

    @Test
    void aChangeIsBuiltAndAnErrorKeepsTheLastGoodPages() throws Exception {
        try (Preview preview = start()) {
            assertThat(built()).isTrue();
            assertThat(page(preview, "products/lamp/")).contains("A lamp.");

            site.file(PRODUCT, "---\ntitle: Lamp\n---\nA brighter lamp.\n");
            assertThat(built()).isTrue();
            assertThat(page(preview, "products/lamp/")).contains("A brighter lamp.");

            site.file(PRODUCT, "---\ntitle: Lamp\nnever closed\n");
            assertThat(built()).isFalse();
            assertThat(page(preview, "products/lamp/")).contains("A brighter lamp.");

            site.file(PRODUCT, "---\ntitle: Lamp\n---\nMended.\n");
            assertThat(built()).isTrue();
            assertThat(page(preview, "products/lamp/")).contains("Mended.");
        }
        assertThat(site.output()).doesNotExist();
    }

    @Test
    void aSiteThatWasNeverSoundSaysSo() throws Exception {
        site.file("site.json", "{");
        try (Preview preview = start()) {
            assertThat(built()).isFalse();
            assertThat(page(preview, "")).contains("The site has errors");
        }
    }

    @Test
    void aChangeMakesOnlyThePagesThatShowIt() throws Exception {
        site.file("pages/about/en.md", "---\ntitle: About\n---\nWe make lamps.\n");
        try (Preview preview = start()) {
            int all = report().pages().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            site.file(PRODUCT, "---\ntitle: Lamp\n---\nA brighter lamp.\n");
            BuildReport changed = report();
            assertThat(page(preview, "products/lamp/")).contains("A brighter lamp.");
            assertThat(changed.changes().pagesMade()).isPositive().isLessThan(all);
        }
    }

    @Test
    void whatIsKeptIsShownAtOnceAndNotMadeAgain() throws Exception {
        kept = Optional.of(folder.resolve("kept"));
        try (Preview preview = start()) {
            assertThat(built()).isTrue();
            assertThat(page(preview, "products/lamp/")).contains("A lamp.");
            // Another preview of the site at the same time has a folder of its own.
            try (Preview other = start()) {
                assertThat(report().changes().pagesMade()).isPositive();
                assertThat(page(other, "products/lamp/")).contains("A lamp.");
            }
        }
        try (Preview preview = start()) {
            assertThat(page(preview, "products/lamp/")).contains("A lamp.");
            BuildReport report = report();
            assertThat(report.written()).isTrue();
            assertThat(report.changes().pagesMade()).isZero();
        }
        site.file(PRODUCT, "---\ntitle: Lamp\n---\nA brighter lamp.\n");
        try (Preview preview = start()) {
            BuildReport report = report();
            assertThat(report.changes().pagesMade()).isPositive().isLessThan(report.pageCount());
            assertThat(page(preview, "products/lamp/")).contains("A brighter lamp.");
        }
    }

    @Test
    void aFolderThatCannotBeHadIsNotKept() throws Exception {
        site.file("../file", "no folder");
        kept = Optional.of(folder.resolve("file"));
        try (Preview preview = start()) {
            assertThat(built()).isTrue();
            assertThat(page(preview, "products/lamp/")).contains("A lamp.");
        }
    }

    @Test
    void draftsAreRememberedToo() throws Exception {
        site.file("pages/soon/en.md", "---\ntitle: Soon\ndraft: true\n---\nNot yet.\n");
        drafts = true;
        try (Preview preview = start()) {
            assertThat(built()).isTrue();
            assertThat(page(preview, "soon/")).contains("Not yet.");
            site.file(PRODUCT, "---\ntitle: Lamp\n---\nA brighter lamp.\n");
            BuildReport changed = report();
            assertThat(page(preview, "soon/")).contains("Not yet.");
            assertThat(changed.changes().pagesMade()).isLessThan(changed.pages().get("us/en"));
            site.file("pages/soon/en.md", "---\ntitle: Soon\ndraft: true\n---\nSoon.\n");
            assertThat(built()).isTrue();
            assertThat(page(preview, "soon/")).contains("Soon.");
        }
    }

    @Test
    void pagesAreShownBeforeTheyAreBuilt() throws Exception {
        Gate gate = new Gate(true);
        progress = gate;
        try (Preview preview = start();
                gate) {
            gate.reached();
            HttpResponse<String> page = get(preview, "products/lamp/");
            assertThat(page.body()).contains("A lamp.");
            String css = page.body().replaceFirst("(?s).*href=\"/(assets/[^\"]+\\.css)\".*", "$1");
            assertThat(get(preview, css).headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
            assertThat(get(preview, "nothing/").statusCode()).isEqualTo(404);
            assertThat(get(preview, "nothing/").body()).contains("live.js");
            HttpResponse<String> moved = get(preview, "products/lamp");
            assertThat(moved.statusCode()).isEqualTo(302);
            assertThat(moved.headers().firstValue("Location")).contains("/products/lamp/");
            assertThat(builds).isEmpty();
            gate.open();
            assertThat(built()).isTrue();
            assertThat(page(preview, "products/lamp/")).contains("A lamp.");
        }
    }

    @Test
    void aChangeIsSeenBeforeTheSiteIsBuiltWithIt() throws Exception {
        Gate gate = new Gate(false);
        progress = gate;
        try (Preview preview = start();
                gate) {
            assertThat(built()).isTrue();
            gate.shut();
            site.file(PRODUCT, "---\ntitle: Lamp\n---\nA brighter lamp.\n");
            gate.reached();
            assertThat(page(preview, "products/lamp/")).contains("A brighter lamp.");
            site.file(PRODUCT, "---\ntitle: Lamp\n---\nThe brightest lamp.\n");
            shown(preview, "products/lamp/", "The brightest lamp.");
            // The build of what was before is given up.
            gate.left();
            gate.reached();
            assertThat(builds).isEmpty();
            gate.open();
            assertThat(built()).isTrue();
            assertThat(builds).isEmpty();
            assertThat(page(preview, "products/lamp/")).contains("The brightest lamp.");
        }
    }

    @Test
    void aFreshPageIsSeenWhenItIsPlanned() throws Exception {
        Gate gate = new Gate(false);
        progress = gate;
        try (Preview preview = start();
                gate) {
            assertThat(built()).isTrue();
            gate.shut();
            site.file("pages/about/en.md", "---\ntitle: About\n---\nWe make lamps.\n");
            gate.reached();
            assertThat(page(preview, "about/")).contains("We make lamps.");
            assertThat(builds).isEmpty();
        }
    }

    @Test
    void thePanelSaysWhereAPageComesFrom() throws Exception {
        site.file("catalog/notes.txt", "Nothing reads this.");
        try (Preview preview = start()) {
            assertThat(built()).isTrue();
            assertThat(get(preview, "_vitrine/").headers().firstValue("Content-Security-Policy"))
                    .isPresent();
            assertThat(page(preview, "_vitrine/")).contains("panel.js");
            assertThat(page(preview, "_vitrine/panel.js")).contains("site.json");
            assertThat(page(preview, "_vitrine/panel.css")).contains("snippet");
            assertThat(page(preview, "_vitrine/page.json?/products/lamp/"))
                    .contains(
                            "\"storefront\":\"us/en\"",
                            "\"thing\":\"product:lamp\"",
                            "\"place\":\"catalog/products/lamp/en.md:2:8\"",
                            site.site()
                                    .resolve("catalog/products/lamp/en.md")
                                    .toRealPath()
                                    .toString(),
                            "templates/product.ftlh",
                            "\"elsewhere\":{\"us/en\":\"/products/lamp/\"}");
            assertThat(get(preview, "_vitrine/page.json?/nothing/").statusCode())
                    .isEqualTo(404);
            assertThat(get(preview, "_vitrine/page.json").statusCode()).isEqualTo(404);
            assertThat(page(preview, "_vitrine/timing.json?/products/lamp/"))
                    .containsPattern("\\{\"total\":[1-9]\\d*,\"calls\":\\[\\{")
                    .containsPattern("\"name\":\"product\\.ftlh\".*\"calls\":1,\"total\":[1-9]\\d*,\"own\":[1-9]\\d*");
            assertThat(get(preview, "_vitrine/timing.json?/nothing/").statusCode())
                    .isEqualTo(404);
            assertThat(get(preview, "_vitrine/timing.json").statusCode()).isEqualTo(404);
            assertThat(page(preview, "_vitrine/site.json"))
                    .contains("\"date\":\"2026-06-01\"", "\"drafts\":false", "\"built\":true", "file/unknown");
        }
    }

    @Test
    void draftsAndTheDayAreSwitchedWhileItRuns() throws Exception {
        site.file("pages/soon/en.md", "---\ntitle: Soon\ndraft: true\n---\nNot yet.\n");
        site.file("pages/later/en.md", "---\ntitle: Later\npublished: 2026-12-01\n---\nIn winter.\n");
        try (Preview preview = start()) {
            assertThat(built()).isTrue();
            assertThat(get(preview, "soon/").statusCode()).isEqualTo(404);
            assertThat(get(preview, "later/").statusCode()).isEqualTo(404);
            assertThat(view(preview, "2026-06-01 true", true)).isEqualTo(204);
            assertThat(built()).isTrue();
            assertThat(page(preview, "soon/")).contains("Not yet.");
            assertThat(view(preview, "2026-12-01 false", true)).isEqualTo(204);
            assertThat(built()).isTrue();
            assertThat(get(preview, "soon/").statusCode()).isEqualTo(404);
            assertThat(page(preview, "later/")).contains("In winter.");
            assertThat(page(preview, "_vitrine/site.json")).contains("\"date\":\"2026-12-01\"");
            assertThat(view(preview, "soon true", true)).isEqualTo(400);
            assertThat(view(preview, "", true)).isEqualTo(400);
            // A page elsewhere can send a form, but no header of its own.
            assertThat(view(preview, "2026-06-01 true", false)).isEqualTo(405);
        }
    }

    private int view(Preview preview, String asked, boolean own) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(preview.uri().resolve("_vitrine/view"))
                .POST(HttpRequest.BodyPublishers.ofString(asked));
        if (own) {
            request.header("X-Vitrine-View", "1");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** Waits until a page shows {@code text}. */
    private void shown(Preview preview, String path, String text) throws Exception {
        while (!page(preview, path).contains(text)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aTemplateThatFailsShowsTheLastPageAndSaysWhy() throws Exception {
        Gate gate = new Gate(false);
        progress = gate;
        try (Preview preview = start();
                gate) {
            assertThat(built()).isTrue();
            String template = java.nio.file.Files.readString(SiteTest.theme().resolve("templates/product.ftlh"));
            site.file("theme/templates/product.ftlh", template);
            assertThat(built()).isTrue();
            gate.shut();
            site.file("theme/templates/product.ftlh", template + "${nothing.at.all}");
            gate.reached();
            try (InputStream events = client.send(
                                    HttpRequest.newBuilder(preview.uri().resolve("/_vitrine/events"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofInputStream())
                            .body();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
                assertThat(page(preview, "products/lamp/")).contains("A lamp.");
                assertThat(event(lines, "\"errors\":1")).contains("nothing");
            }
            gate.open();
            assertThat(built()).isFalse();
        }
    }

    /** Holds builds when they are about to render, until it is opened. */
    private static final class Gate implements Progress, Closeable {
        private final Semaphore reached = new Semaphore(0);
        private final Semaphore left = new Semaphore(0);
        private boolean closed;
        /** Builds that are to wait no longer: what they are of has changed. */
        private boolean pass;

        Gate(boolean closed) {
            this.closed = closed;
        }

        synchronized void open() {
            closed = false;
            notifyAll();
        }

        synchronized void shut() {
            closed = true;
            left.drainPermits();
        }

        @Override
        public void close() {
            open();
        }

        void reached() throws InterruptedException {
            assertThat(reached.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        }

        /** Lets one build go on, which is given up. */
        void left() throws InterruptedException {
            synchronized (this) {
                pass = true;
                notifyAll();
            }
            assertThat(left.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public synchronized void phase(String name) {
            if (!name.equals("render") || !closed) {
                return;
            }
            reached.release();
            try {
                while (closed && !pass) {
                    wait();
                }
                pass = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void pages(int made, int all) {}

        @Override
        public void end() {
            left.release();
        }
    }

    @Test
    void pagesHearHowTheLastBuildWent() throws Exception {
        try (Preview preview = start();
                InputStream events = client.send(
                                HttpRequest.newBuilder(preview.uri().resolve("/_vitrine/events"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            assertThat(event(lines)).contains("\"errors\":0", "\"problems\":[]");
            assertThat(built()).isTrue();
            site.file(PRODUCT, "---\ntitle: Lamp\ncolour: <b>\n---\nText.\n");
            assertThat(event(lines, "json/unknown-field"))
                    .contains(
                            "\"rule\":\"json/unknown-field\"",
                            "\"place\":\"catalog/products/lamp/en.md:3:1\"",
                            "\"line\":3",
                            "\"excerpt\":\"colour: <b>\"",
                            "\"caret\":0");
            site.file(PRODUCT, "---\ntitle: Lamp\n---\nText.\n");
            event(lines, "\"problems\":[]");
        }
    }

    /** The next event that says {@code text}. */
    private static String event(BufferedReader lines, String text) throws IOException {
        String event = event(lines);
        while (!event.contains(text)) {
            event = event(lines);
        }
        return event;
    }

    /** The next event that says something. */
    private static String event(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
        return line;
    }

    @Test
    void pagesHaveTheScriptAndSayWhatTheyAre() throws Exception {
        try (Preview preview = start()) {
            assertThat(built()).isTrue();
            HttpResponse<String> page = get(preview, "products/lamp/");
            String name = page.headers().firstValue("X-Vitrine-Page").orElseThrow();
            assertThat(page.body())
                    .contains("<script type=\"module\" src=\"/_vitrine/live.js?page=" + name + "\"></script></body>");
            assertThat(get(preview, "products/lamp/").headers().firstValue("X-Vitrine-Page"))
                    .contains(name);
            assertThat(get(preview, "_vitrine/live.js").body()).contains("EventSource");
            assertThat(get(preview, "_vitrine/nothing").statusCode()).isEqualTo(404);
            site.file(PRODUCT, "---\ntitle: Lamp\n---\nA brighter lamp.\n");
            assertThat(built()).isTrue();
            assertThat(get(preview, "products/lamp/").headers().firstValue("X-Vitrine-Page"))
                    .isPresent()
                    .isNotEqualTo(Optional.of(name));
        }
    }

    @Test
    void manyClientsAtOnceSlowOnesAndThoseThatLeaveAreAnswered() throws Exception {
        try (Preview preview = start()) {
            assertThat(built()).isTrue();
            List<Socket> slow = new ArrayList<>();
            try {
                for (int i = 0; i < 20; i++) {
                    Socket socket = new Socket("127.0.0.1", preview.uri().getPort());
                    slow.add(socket);
                    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
                }
                for (int i = 0; i < 80; i++) {
                    // Pages that listen and are left.
                    try (Socket socket = new Socket("127.0.0.1", preview.uri().getPort())) {
                        socket.getOutputStream()
                                .write("GET /_vitrine/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                        assertThat(socket.getInputStream().read()).isEqualTo('H');
                    }
                }
                List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    answers.add(client.sendAsync(
                            HttpRequest.newBuilder(preview.uri().resolve("products/lamp/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
                }
                for (CompletableFuture<HttpResponse<String>> answer : answers) {
                    assertThat(answer.get(60, TimeUnit.SECONDS).body()).contains("A lamp.");
                }
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
            site.file(PRODUCT, "---\ntitle: Lamp\n---\nStill here.\n");
            assertThat(built()).isTrue();
            assertThat(page(preview, "products/lamp/")).contains("Still here.");
        }
    }

    @Test
    void anotherNameOfThisMachineHearsNothing() throws Exception {
        try (Preview preview = start();
                Socket socket = new Socket("127.0.0.1", preview.uri().getPort())) {
            socket.getOutputStream()
                    .write("GET /_vitrine/events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    private Preview start() throws IOException {
        BuildRequest request = BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .threads(1)
                .drafts(drafts)
                .progress(progress)
                .build();
        return Preview.start(request, 0, kept, new PreviewListener() {
            @Override
            public void built(BuildReport report, Duration time) {
                builds.add(report);
            }

            @Override
            public void failed(Throwable failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private boolean built() throws InterruptedException {
        return report().sound();
    }

    private BuildReport report() throws InterruptedException {
        BuildReport report = builds.poll(60, TimeUnit.SECONDS);
        assertThat(report).as("a build").isNotNull();
        return report;
    }

    private String page(Preview preview, String path) throws IOException, InterruptedException {
        return get(preview, path).body();
    }

    private HttpResponse<String> get(Preview preview, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(preview.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
