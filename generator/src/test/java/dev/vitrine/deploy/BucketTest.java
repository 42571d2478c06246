package dev.vitrine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.deploy.BucketService.Gate;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Sites on their way to a real service of buckets. */
class BucketTest {

    private static final String SECRET = "5ecret-that-nobody-may-read";
    private static final int PAGES = 40;

    private static BucketService service;

    @TempDir
    private Path folder;

    private String bucket;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", SECRET);
        service = BucketService.start();
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        service.close();
    }

    @BeforeEach
    void bucket(TestInfo test) throws Exception {
        bucket = "shop-" + Integer.toHexString(test.getDisplayName().hashCode());
        service.bucket(bucket);
        service.open();
    }

    private Target target() {
        return new Target.Bucket(bucket, "live/");
    }

    private static DeploySettings settings() {
        return new DeploySettings(4, 100, 3, Optional.of(service.address()), Optional.empty());
    }

    private DeployPlan deploy(Path site) throws DeployFailure {
        try (Deployment deployment = Deployment.of(site, target(), settings())) {
            deployment.run(DeploySteps.UNHEARD);
            return deployment.plan();
        }
    }

    /** A site, each of whose pages says {@code word}. */
    private Path site(String name, String word) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        for (int i = 0; i < PAGES; i++) {
            pages.put("tea cup " + i + " für", word + " " + i);
        }
        return Sites.write(folder.resolve(name), "body { --word: " + word + " }", pages);
    }

    private Map<String, String> live() throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (BucketStore store = BucketStore.open(bucket, "live/", Optional.of(service.address()), Optional.empty())) {
            for (String path : store.list(Area.SITE, "").keySet()) {
                files.put(path, visit(path).body());
            }
        }
        return files;
    }

    private HttpResponse<String> visit(String path) throws IOException, InterruptedException {
        return service.visit(bucket, "live/" + path.replace(" ", "%20").replace("ü", "%C3%BC"));
    }

    /** The service has its own way with spaces. */
    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replace(" ", "");
    }

    @Test
    void filesArriveWithTheirHeadersAndOnlyOnce() throws Exception {
        Path site = site("one", "first");
        DeployPlan plan = deploy(site);
        assertThat(plan.sent().files()).isEqualTo(Sites.files(site).size()).isEqualTo(service.sent());
        assertThat(live()).isEqualTo(Sites.files(site));

        HttpResponse<String> page = visit("tea cup 1 für/index.html");
        assertThat(type(page)).isEqualTo("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("public, max-age=0, must-revalidate");
        String picture = Sites.NAMED
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .filter(path -> path.startsWith("media/"))
                .findFirst()
                .orElseThrow();
        assertThat(type(visit(picture))).isEqualTo("image/jpeg");
        assertThat(visit(picture).headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");

        service.open();
        assertThat(deploy(site).nothing()).isTrue();
        assertThat(service.sent()).isZero();
    }

    /** The rules that a build leaves beside the site say how long each file may be kept. */
    @Test
    void headersAreThoseOfTheHost() throws Exception {
        Path site = site("one", "first");
        Path rules = Files.createDirectories(folder.resolve("one.hosting")).resolve("rules.txt");
        Files.writeString(rules, "header\t/*\tCache-Control\tno-cache\nheader\t/sitemap*\tCache-Control\tmax-age=60\n");
        deploy(site);
        assertThat(visit("sitemap.xml").headers().firstValue("Cache-Control")).contains("max-age=60");
        // Other headers are a reason to send a file again.
        Files.writeString(rules, "header\t/*\tCache-Control\tno-cache\nheader\t/sitemap*\tCache-Control\tmax-age=90\n");
        assertThat(deploy(site).sent().files()).isEqualTo(1);
        assertThat(visit("sitemap.xml").headers().firstValue("Cache-Control")).contains("max-age=90");
    }

    /** Killed in the middle, completed by the next; whoever looks meanwhile finds every file of every page. */
    @Test
    void killedHalfWayTheNextSendsTheRestAndNoPageEverMissesAFile() throws Exception {
        Path one = site("one", "first");
        Path two = site("two", "second");
        deploy(one);
        // All but the sitemap.
        int changed = Sites.files(two).size() - 1;

        try (Visitors visitors = new Visitors()) {
            // Pictures and data are through, some pages are.
            int some = 2 * PAGES + 1 + PAGES / 2;
            service.shut(some, Gate.SILENT);
            Process killed = process("deploy", two.toString(), "--to", "s3://" + bucket + "/live");
            while (service.sent() <= some) {
                assertThat(killed.isAlive()).as("still at it").isTrue();
                Thread.onSpinWait();
            }
            killed.destroyForcibly().waitFor();
            Map<String, String> half = live();
            assertThat(Sites.missing(half)).isEmpty();
            assertThat(half.values()).anyMatch(text -> text.contains("<p>first"));
            assertThat(half.values()).anyMatch(text -> text.contains("<p>second"));

            service.open();
            Process again = process("deploy", two.toString(), "--to", "s3://" + bucket + "/live");
            String said = new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(again.waitFor()).as(said).isZero();
            assertThat(said)
                    .contains("an earlier deploy was not completed", "release 2")
                    .doesNotContain(SECRET)
                    .doesNotContain("AKIDEXAMPLE");
            // What was there was not sent again, but for the few whose answer never came.
            assertThat(service.sent()).isBetween(changed - some, changed - some + 8);
            assertThat(Sites.changing(live())).isEqualTo(Sites.changing(Sites.files(two)));
            visitors.leave();
        }
        // And back, with visitors.
        try (Visitors visitors = new Visitors();
                Deployment back = Deployment.back(target(), settings())) {
            back.run(DeploySteps.UNHEARD);
            visitors.leave();
        }
        assertThat(Sites.changing(live())).isEqualTo(Sites.changing(Sites.files(one)));
        assertThat(type(visit("tea cup 1 für/index.html"))).isEqualTo("text/html;charset=utf-8");
    }

    /** Look at pages, and at what these name, until they leave. */
    private final class Visitors implements AutoCloseable {
        private final AtomicBoolean here = new AtomicBoolean(true);
        private final AtomicInteger pages = new AtomicInteger();
        private final List<String> missed = Collections.synchronizedList(new ArrayList<>());
        private final ExecutorService threads = Executors.newFixedThreadPool(2);
        private final List<Future<?>> all = new ArrayList<>();

        Visitors() {
            for (int i = 0; i < 2; i++) {
                int first = i;
                all.add(threads.submit(() -> {
                    for (int page = first; here.get(); page = (page + 7) % PAGES) {
                        look("tea cup " + page + " für/index.html");
                    }
                    return true;
                }));
            }
        }

        private void look(String path) throws IOException, InterruptedException {
            HttpResponse<String> page = visit(path);
            if (page.statusCode() != 200) {
                missed.add(path);
            }
            for (MatchResult named : Sites.NAMED.matcher(page.body()).results().toList()) {
                if (visit(named.group(1)).statusCode() != 200) {
                    missed.add(path + " names " + named.group(1));
                }
            }
            pages.incrementAndGet();
        }

        void leave() throws Exception {
            here.set(false);
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertThat(pages.get()).isPositive();
            assertThat(missed).isEmpty();
        }

        @Override
        public void close() {
            here.set(false);
            threads.shutdownNow();
        }
    }

    private static Process process(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.vitrine.cli.Main"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--endpoint", service.address().toString(), "--parallel", "4", "--most-removed", "100"));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", SECRET);
        return builder.start();
    }

    @Test
    void aBrokenLineIsSaidAndTheNextGoesOn() throws Exception {
        Path one = site("one", "first");
        service.shut(20, Gate.BROKEN);
        assertThatThrownBy(() -> deploy(one)).isInstanceOfSatisfying(DeployFailure.class, failure -> {
            assertThat(failure).hasMessageContaining("the connection failed");
            assertThat(failure.hint()).contains("run the same command again");
        });
        service.open();
        DeployPlan plan = deploy(one);
        assertThat(plan.resumed()).isTrue();
        assertThat(service.sent()).isEqualTo(Sites.files(one).size() - 20);
        assertThat(live()).isEqualTo(Sites.files(one));
    }

    @Test
    void whatTheServiceRefusesIsSaidInOurWords() throws Exception {
        Path one = site("one", "first");
        Target nowhere = new Target.Bucket("no-such-bucket", "");
        assertThatThrownBy(() -> Deployment.of(one, nowhere, settings()).run(DeploySteps.UNHEARD))
                .hasMessage("there is no bucket no-such-bucket");
        service.shut(0, Gate.DENYING);
        assertThatThrownBy(() -> deploy(one)).isInstanceOfSatisfying(DeployFailure.class, failure -> {
            assertThat(failure).hasMessageContaining("403 AccessDenied");
            assertThat(failure.getMessage() + failure.hint())
                    .contains("s3:PutObject")
                    .doesNotContain("Signature")
                    .doesNotContain("AKIDEXAMPLE");
        });
    }
}
