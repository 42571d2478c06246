package com.example.pay;

import dev.vitrine.extension.CheckoutOrder;
import dev.vitrine.extension.HostedCheckout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Payment links that are signed where there is a key, so that nobody changes the amount; without one they are what the descriptor's template says. */
public final class WorkshopPay implements HostedCheckout {

    @Override
    public String id() {
        return "workshop-pay";
    }

    @Override
    public String descriptor() {
        return "workshop-pay.json";
    }

    @Override
    public Optional<String> url(CheckoutOrder order) {
        return order.key().map(key -> {
            String query = "sku=" + URLEncoder.encode(order.sku(), StandardCharsets.UTF_8) + "&amount="
                    + order.amount().toPlainString() + "&currency=" + order.currency();
            return "https://pay.workshop.example/" + order.market() + "?" + query + "&signature="
                    + signature(query, key);
        });
    }

    private static String signature(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
