package dev.vitrine.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckoutProvidersTest {

    static Set<String> ids() {
        return CheckoutProviders.ids();
    }

    @Test
    void allProvidersAreFound() {
        assertThat(CheckoutProviders.ids())
                .containsExactly(
                        "adyen",
                        "airwallex",
                        "bigcommerce",
                        "ecwid",
                        "foxy",
                        "gumroad",
                        "lemonsqueezy",
                        "links",
                        "mollie",
                        "paypal",
                        "quote",
                        "shopify",
                        "snipcart",
                        "stripe",
                        "template",
                        "woocommerce");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void descriptorsMakeSense(String id) {
        CheckoutDescriptor descriptor = CheckoutProviders.descriptors().get(id);
        assertThat(descriptor.id()).isEqualTo(id);
        assertThat(descriptor.maxLength()).isPositive();
        Pattern.compile(descriptor.idPattern());
        assertThat(descriptor.idPattern().isEmpty())
                .isEqualTo(descriptor.idMeaning().isEmpty());
        descriptor.fields().forEach((name, field) -> {
            Pattern.compile(field.pattern());
            assertThat(field.pattern().isEmpty())
                    .as(name)
                    .isEqualTo(field.meaning().isEmpty());
            assertThat(field.doc()).as(name).isNotBlank();
        });
        Set<String> known = new HashSet<>(descriptor.fields().keySet());
        known.addAll(Set.of("items", "sku", "providerId", "qty", "url", "options", "locale", "country", "ref"));
        Set.of("source", "medium", "campaign", "term", "content").forEach(part -> known.add("utm." + part));
        assertThat(known).containsAll(UrlTemplate.parse(descriptor.url()).names());
        assertThat(known).containsAll(UrlTemplate.parse(descriptor.item()).names());
        descriptor
                .parameters()
                .values()
                .forEach(value ->
                        assertThat(known).containsAll(UrlTemplate.parse(value).names()));
        descriptor
                .hosts()
                .forEach(host -> assertThat(descriptor.fields().keySet())
                        .containsAll(UrlTemplate.parse(host).names()));
        if (descriptor.kind() == CheckoutKind.CART && !id.equals("foxy")) {
            assertThat(descriptor.url()).contains("{items}");
            assertThat(descriptor.item()).contains("{qty}");
        }
    }
}
