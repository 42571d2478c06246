package dev.vitrine.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudoTextTest {

    @Test
    void accentedTextIsAThirdLongerAndInBrackets() {
        String text = "Your cart is empty";
        String made = PseudoText.ACCENTED.of(text, TextFormat.PLAIN);
        assertThat(made).startsWith("[Ýöû").endsWith("]").doesNotContain("cart");
        assertThat(made.length()).isBetween((int) (text.length() * 1.3), (int) (text.length() * 1.5));
    }

    @Test
    void messagesStayMessages() {
        String made =
                PseudoText.ACCENTED.of("{count, plural, one {# item} other {# items}} for {name}", TextFormat.MESSAGE);
        assertThat(new MessageFormat(made, ULocale.ENGLISH).format(Map.of("count", 2, "name", "Ada")))
                .startsWith("[2 î")
                .endsWith("Ada]");
        String turned =
                PseudoText.RIGHT_TO_LEFT.of("{count, plural, one {# item} other {# items}}", TextFormat.MESSAGE);
        assertThat(new MessageFormat(turned, ULocale.forLanguageTag("ar")).format(Map.of("count", 5)))
                .contains("\u202Eitems\u202C");
    }

    @Test
    void codesOfMarkdownStay() {
        assertThat(PseudoText.ACCENTED.of("See [the mug](product:mug) <b>now</b>", TextFormat.MARKDOWN))
                .contains("](product:mug)")
                .contains("<b>")
                .contains("</b>")
                .doesNotContain("mug]");
    }
}
