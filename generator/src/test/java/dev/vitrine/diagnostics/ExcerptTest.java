package dev.vitrine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aShortLineIsShownWhole() {
        assertThat(Excerpt.around("price: EURO", 8, 4)).isEqualTo(new Excerpt("price: EURO", 7, 4));
    }

    @Test
    void aTabIsOneCharacterWideSoThatTheCaretStaysBelowItsPlace() {
        assertThat(Excerpt.around("\tprice", 2, 5)).isEqualTo(new Excerpt(" price", 1, 5));
    }

    @Test
    void aLongLineIsCutAroundTheCaret() {
        Excerpt excerpt = Excerpt.around("a".repeat(500) + "X" + "b".repeat(500), 501, 1);
        assertThat(excerpt.text()).startsWith("…a").endsWith("b…").hasSize(Excerpt.WIDTH + 2);
        assertThat(excerpt.text().charAt(excerpt.caret())).isEqualTo('X');
    }

    @Test
    void theBeginningAndTheEndOfALongLineAreMarkedAsSuch() {
        Excerpt first = Excerpt.around("X" + "a".repeat(500), 1, 1);
        assertThat(first.text()).startsWith("X").endsWith("…");
        assertThat(first.caret()).isZero();
        Excerpt last = Excerpt.around("a".repeat(500) + "X", 501, 1);
        assertThat(last.text()).startsWith("…").endsWith("X");
        assertThat(last.text().charAt(last.caret())).isEqualTo('X');
    }

    @Test
    void theUnderlineEndsWithTheLine() {
        assertThat(Excerpt.around("abc", 3, 100)).isEqualTo(new Excerpt("abc", 2, 1));
        assertThat(Excerpt.around("abc", 4, 1)).isEqualTo(new Excerpt("abc", 3, 1));
        assertThat(Excerpt.around("", 1, 1)).isEqualTo(new Excerpt("", 0, 1));
    }

    @Test
    void aPlaceOutsideTheLineIsShownAtItsEdge() {
        assertThat(Excerpt.around("abc", 900, 1).caret()).isEqualTo(3);
        assertThat(Excerpt.around("abc", 0, 1).caret()).isZero();
    }

    @Test
    void noCharacterIsCutInHalf() {
        String line = "💡".repeat(300);
        for (int column = 1; column <= line.length(); column++) {
            String text = Excerpt.around(line, column, 2).text().replace("…", "");
            assertThat(text.codePoints().allMatch(c -> c == "💡".codePointAt(0)))
                    .as("column %s: %s", column, text)
                    .isTrue();
        }
    }
}
