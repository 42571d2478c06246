package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The storefront as its host serves it: what its security policy forbids is blocked, and old addresses lead on; {@link BrowserTest} loads every kind of page under it. */
class PolicyTest extends InBrowser {

    @Test
    void theCartWorksUnderThePolicy() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            SitePage product = SITE.pages(SITE.storefront("/"), "product").get(0);
            visit.open(product.path());
            visit.page.locator("[data-buy] [type=submit]").first().click();
            visit.page.locator("dialog[open]").first().waitFor();
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void whatThePolicyForbidsIsBlocked() {
        try (BrowserContext context = context(1280, true)) {
            Page page = context.newPage();
            page.navigate(address());
            page.evaluate("const one = document.createElement('script'); one.textContent = 'window.injected = true';"
                    + " document.body.append(one);"
                    + " const two = document.createElement('button'); two.setAttribute('onclick', 'window.injected = true');"
                    + " document.body.append(two); two.click();");
            assertThat(page.evaluate("window.injected === true")).isEqualTo(false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/", "/media/"})
    void filesWhoseNamesChangeWithTheirContentAreKeptForEver(String folder) throws Exception {
        Path file;
        try (Stream<Path> files = Files.walk(SITE.folder().resolve(folder.substring(1)))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        HttpResponse<Void> response =
                get("/" + SITE.folder().relativize(file).toString().replace('\\', '/'));
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    }

    @Test
    void everyOldAddressLeadsToAPage() throws Exception {
        List<String> rules = Files.readAllLines(SITE.folder().resolve("_redirects"));
        assertThat(rules).isNotEmpty();
        for (String rule : rules) {
            String[] fields = rule.split(" ");
            if (fields[0].endsWith("*")) {
                continue;
            }
            HttpResponse<Void> response = get(fields[0]);
            assertThat(response.statusCode()).as(rule).isEqualTo(Integer.parseInt(fields[2]));
            assertThat(response.headers().firstValue("Location")).as(rule).hasValue(fields[1]);
            assertThat(get(fields[1]).statusCode()).as(rule).isEqualTo(200);
        }
        HttpResponse<Void> below = get("/blog/reading-a-glaze/?from=blog");
        assertThat(below.headers().firstValue("Location")).hasValue("/journal/reading-a-glaze/?from=blog");
    }

    private static HttpResponse<Void> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + path.substring(1)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
