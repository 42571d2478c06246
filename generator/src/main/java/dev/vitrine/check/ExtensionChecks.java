package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.Extension;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.FinishedPage;
import dev.vitrine.extension.PageFindings;
import dev.vitrine.extension.PageNote;
import dev.vitrine.extension.SiteCheck;
import dev.vitrine.extension.host.Guard;
import dev.vitrine.model.Market;
import dev.vitrine.plan.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets the checks of extensions look at finished pages.
 *
 * <p>Pages are {@linkplain #page looked at} some at a time, and what was noted of them is {@linkplain #take taken}. Thread-safe.
 */
public final class ExtensionChecks {

    private final List<SiteCheck> checks;
    private final Diagnostics diagnostics;
    private final Map<String, List<PageNote>> notes = new ConcurrentHashMap<>();

    /** The checks among {@code extensions}. */
    public ExtensionChecks(Extensions extensions, Diagnostics diagnostics) {
        this.checks = extensions.of(SiteCheck.class);
        this.diagnostics = diagnostics;
    }

    /**
     * What a check noted.
     *
     * @param extension its id
     * @param note the note
     */
    public record Noted(String extension, PageNote note) {}

    /**
     * Shows the page in the first {@code length} bytes of {@code html} to all checks; what they noted.
     *
     * @param source where its words are written
     */
    public List<Noted> page(Route route, byte[] html, int length, Optional<Location> source) {
        if (checks.isEmpty()) {
            return List.of();
        }
        String file = route.url().output().path();
        PageValues values = new PageValues(file);
        PageReader.read(html, length, values);
        Market market = route.storefront().market();
        FinishedPage page = new FinishedPage(
                file,
                route.url().path(),
                route.kind().id(),
                route.id(),
                route.storefront().language().language().tag(),
                market.sells() ? market.id() : "",
                values.elements(),
                values.text(),
                source);
        List<Noted> noted = new ArrayList<>();
        for (SiteCheck check : checks) {
            Guard.let(
                    check,
                    "looked at the page " + page.address(),
                    Location.of(file),
                    diagnostics,
                    () -> check.page(page, new Findings(check, page, noted)));
        }
        return noted;
    }

    private final class Findings implements PageFindings {
        private final Extension check;
        private final FinishedPage page;
        private final List<Noted> noted;

        private Findings(Extension check, FinishedPage page, List<Noted> noted) {
            this.check = check;
            this.page = page;
            this.noted = noted;
        }

        @Override
        public void report(ExtensionRule rule, Location at, String message, String hint) {
            Guard.problems(check, diagnostics).report(rule, at, message, hint);
        }

        @Override
        public void note(String key, String value, Location at) {
            noted.add(new Noted(check.id(), new PageNote(page.address(), page.language(), key, value, at)));
        }
    }

    /** Takes what was noted of a page, all of it at once. */
    public void take(List<Noted> page) {
        for (Noted noted : page) {
            List<PageNote> all = notes.computeIfAbsent(noted.extension(), id -> new ArrayList<>());
            synchronized (all) {
                all.add(noted.note());
            }
        }
    }

    /** Lets the checks judge the site as a whole. */
    public void finish() {
        for (SiteCheck check : checks) {
            // Whatever thread noted them first.
            List<PageNote> all = new ArrayList<>(notes.getOrDefault(check.id(), List.of()));
            all.sort(Comparator.comparing(PageNote::address));
            Guard.let(
                    check,
                    "looked at the site as a whole",
                    Location.NONE,
                    diagnostics,
                    () -> check.site(List.copyOf(all), Guard.problems(check, diagnostics)));
        }
    }
}
