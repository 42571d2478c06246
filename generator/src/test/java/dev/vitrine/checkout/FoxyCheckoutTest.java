package dev.vitrine.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoxyCheckoutTest {

    private static final String KEY = "a key & \"secret\"";

    /** The signatures were reckoned by another implementation of HMAC and of the escaping. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "abc123|name|Example T-Shirt|426f1ed9ae6f5a0f5a950f457e95f034cd1f3541ac49c157db8bedae10f48b6c",
                "A&1|name|<b>\"Tom\" & 'Jerry'</b>|84fc86dda203e88e0a370a8e1e8d1ee5ec033ad0c4e77cfcb32a8eb12f825f56",
                "كوب|price|22.00|80b037d638c7f231047abbf1e01a26d18c14e1cbd2628dc855c088076169d5fb",
                "X|quantity|--OPEN--|3f71695476b6c7d18166ef8f05fc8e0d31d618e4c3c036b57b2aa13fc8b56c25"
            })
    void fieldsAreSigned(String code, String name, String value, String signature) {
        assertThat(FoxyCheckout.sign(KEY, code, name, value)).isEqualTo(signature);
    }
}
