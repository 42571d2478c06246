package com.example.headings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.Element;
import dev.vitrine.extension.FinishedPage;
import dev.vitrine.extension.PageFindings;
import dev.vitrine.extension.PageNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadingCheckTest {

    private final List<String> found = new ArrayList<>();
    private final List<PageNote> notes = new ArrayList<>();

    private void look(String address, Element... elements) {
        FinishedPage page = new FinishedPage(
                address.substring(1) + "index.html",
                address,
                "page",
                "",
                "en",
                "us",
                List.of(elements),
                "",
                Optional.empty());
        new HeadingCheck().page(page, new PageFindings() {
            @Override
            public void report(ExtensionRule rule, Location at, String message, String hint) {
                found.add(at + " " + rule.id());
            }

            @Override
            public void note(String key, String value, Location at) {
                notes.add(new PageNote(address, "en", key, value, at));
            }
        });
    }

    private static Element heading(String text, int line) {
        return new Element("h1", Map.of(), text, Location.of("index.html", line, 1));
    }

    @Test
    void capitalsAreReportedAtTheHeading() {
        look("/", heading("BUY NOW", 3), heading("Buy now", 4), heading("USB", 5), heading("購入手続き", 6));
        assertThat(found).containsExactly("index.html:3:1 headings/shouting");
    }

    @Test
    void theSameMainHeadingOfAnotherPageIsReported() {
        look("/a/", heading("Lamps", 1));
        look("/b/", heading("Lamps", 2));
        look("/c/", heading("Vases", 3));
        List<String> repeated = new ArrayList<>();
        new HeadingCheck().site(notes, (rule, at, message, hint) -> repeated.add(at + " " + message));
        assertThat(repeated).containsExactly("index.html:2:1 the heading 'Lamps' is that of /a/, too");
    }
}
