package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the browser fetches under the security policy when the pointer rests on a link. */
class FetchedAheadTest extends InBrowser {

    @Test
    void theProductAShopperIsAboutToOpenIsFetchedAndTheCartIsNot() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            List<String> fetched = Collections.synchronizedList(new ArrayList<>());
            CDPSession session = context.newCDPSession(visit.page);
            session.on("Preload.prefetchStatusUpdated", event -> fetched.add(address(event)));
            session.send("Preload.enable");
            SitePage category = SITE.pages(SITE.storefront("/de/"), "category").get(0);
            visit.open(category.path());
            Locator cart = visit.page.locator("a[data-count=cart]").first();
            Locator product = visit.page
                    .locator("main a[href*='/products/'], main a[href*='/produkte/']")
                    .first();
            cart.hover();
            product.scrollIntoViewIfNeeded();
            product.hover();
            String wanted = product.evaluate("link => link.href").toString();
            visit.page.waitForCondition(() -> fetched.contains(wanted));
            assertThat(fetched).allMatch(wanted::equals);
            assertThat(visit.problems).isEmpty();
        }
    }

    private static String address(JsonObject event) {
        return event.get("prefetchUrl").getAsString();
    }
}
