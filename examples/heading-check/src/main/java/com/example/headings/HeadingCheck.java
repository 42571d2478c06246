package com.example.headings;

import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.extension.Element;
import dev.vitrine.extension.FinishedPage;
import dev.vitrine.extension.PageFindings;
import dev.vitrine.extension.PageNote;
import dev.vitrine.extension.Problems;
import dev.vitrine.extension.SiteCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds headings in capitals, and pages of one language with the same main heading. */
public final class HeadingCheck implements SiteCheck {

    private static final ExtensionRule SHOUTING =
            new ExtensionRule("headings/shouting", Severity.WARNING, "A heading is written in capitals only.");
    private static final ExtensionRule REPEATED = new ExtensionRule(
            "headings/repeated", Severity.INFO, "Two pages of a language have the same main heading.");

    @Override
    public String id() {
        return "headings";
    }

    @Override
    public List<ExtensionRule> rules() {
        return List.of(SHOUTING, REPEATED);
    }

    @Override
    public void page(FinishedPage page, PageFindings findings) {
        for (Element heading : page.elements()) {
            if (heading.name().matches("h[1-6]") && isShouting(heading.text())) {
                findings.report(
                        SHOUTING,
                        heading.at(),
                        "the heading '" + heading.text() + "' is written in capitals",
                        "write it as a sentence; the style sheet may show it in capitals");
            }
        }
        page.all("h1").findFirst().ifPresent(main -> findings.note("main heading", main.text(), main.at()));
    }

    private static boolean isShouting(String text) {
        return text.codePoints().filter(Character::isLetter).count() > 3
                && text.equals(text.toUpperCase(Locale.ROOT))
                && !text.equals(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public void site(List<PageNote> notes, Problems problems) {
        Map<String, PageNote> first = new HashMap<>();
        for (PageNote note : notes) {
            PageNote before = first.putIfAbsent(note.language() + " " + note.value(), note);
            if (before != null) {
                problems.report(
                        REPEATED,
                        note.at(),
                        "the heading '" + note.value() + "' is that of " + before.address() + ", too",
                        "give each page a heading of its own");
            }
        }
    }
}
