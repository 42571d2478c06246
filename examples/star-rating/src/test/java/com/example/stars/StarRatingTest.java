package com.example.stars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.extension.Value;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StarRatingTest {

    private static Value stars(String rating, String label) {
        return new StarRating().call(List.of(Value.number(new BigDecimal(rating)), Value.text(label)));
    }

    @Test
    void aRatingIsRoundedToWholeStars() {
        assertThat(stars("3.5", "3.5 of 5"))
                .isEqualTo(Value.html("<span class=\"stars\" role=\"img\" aria-label=\"3.5 of 5\">★★★★☆</span>"));
    }

    @Test
    void whatIsReadOutIsEscaped() {
        assertThat(stars("1", "<b> & \"c\"")).extracting("html").asString().contains("&lt;b> &amp; &quot;c&quot;");
    }

    @Test
    void otherArgumentsAreRefusedWithWhatItTakes() {
        assertThatThrownBy(() -> new StarRating().call(List.of(Value.text("4"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("stars takes a number");
        assertThatThrownBy(() -> stars("6", "6")).hasMessage("stars takes a number from 0 to 5, not 6");
    }
}
