package com.example.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.extension.CheckoutOrder;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkshopPayTest {

    private static Optional<String> url(String amount, Optional<String> key) {
        return new WorkshopPay()
                .url(new CheckoutOrder(
                        "us", "en", "A&B", "Cup", new BigDecimal(amount), "USD", "", Map.of("key", "SHOP_KEY"), key));
    }

    @Test
    void theAmountIsSignedAndTheKeyIsNotInTheAddress() {
        String url = url("12.50", Optional.of("secret")).orElseThrow();
        assertThat(url)
                .matches(
                        "https://pay\\.workshop\\.example/us\\?sku=A%26B&amount=12\\.50&currency=USD&signature=[0-9a-f]{64}")
                .doesNotContain("secret");
        assertThat(url("1.00", Optional.of("secret")).orElseThrow())
                .doesNotEndWith(url.substring(url.indexOf("signature=")));
    }

    @Test
    void withoutAKeyTheTemplateMakesTheAddress() {
        assertThat(url("12.50", Optional.empty())).isEmpty();
    }
}
