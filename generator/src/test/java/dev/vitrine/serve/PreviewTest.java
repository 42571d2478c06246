package dev.vitrine.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
    private final BlockingQueue<Boolean> builds = new LinkedBlockingQueue<>();
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

    private Preview start() throws IOException {
        BuildRequest request = BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .threads(1)
                .build();
        return Preview.start(request, 0, new PreviewListener() {
            @Override
            public void built(BuildReport report, Duration time) {
                builds.add(report.sound());
            }

            @Override
            public void failed(Throwable failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private boolean built() throws InterruptedException {
        Boolean sound = builds.poll(60, TimeUnit.SECONDS);
        assertThat(sound).as("a build").isNotNull();
        return sound;
    }

    private String page(Preview preview, String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(preview.uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
