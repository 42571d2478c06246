package dev.vitrine;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.imports.ImportLog;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.PopularityFile;
import dev.vitrine.load.ProductMemory;
import dev.vitrine.load.SiteDrafts;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.model.Campaign;
import dev.vitrine.model.SiteSource;
import dev.vitrine.operations.CampaignLink;
import dev.vitrine.operations.MissingAddresses;
import dev.vitrine.operations.PopularityCount;
import dev.vitrine.operations.SearchSuggestions;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.SitePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings what a running shop tells into the content of its site. */
public final class RunningShop {

    private RunningShop() {}

    /**
     * What an import found.
     *
     * @param <T> what the export was read for
     * @param result empty when the site or the export cannot be used
     * @param diagnostics what is wrong with either
     * @param excerpts lines of both
     * @param written whether the site was changed
     */
    public record Told<T>(Optional<T> result, Diagnostics diagnostics, ExcerptSource excerpts, boolean written) {

        /** Whether the export was used. */
        public boolean sound() {
            return result.isPresent();
        }
    }

    /** Reads an export against the plan of the shop. */
    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> of(SitePlan plan, SiteSource source, List<Campaign> campaigns, ImportLog log) throws IOException;
    }

    /** Writes what was read into a site folder. */
    @FunctionalInterface
    private interface Writing<T> {
        boolean of(T result) throws IOException;
    }

    /**
     * Brings in which products are looked for most.
     *
     * @param file the export
     * @param dryRun whether nothing is written
     * @throws IOException when the machine fails
     */
    public static Told<PopularityCount> popularity(BuildRequest request, Path file, boolean dryRun) throws IOException {
        return told(
                request,
                (plan, source, campaigns, log) -> PopularityCount.of(plan, file, request.date(), log),
                count -> {
                    // An export in which nothing is known says nothing; the last one was better.
                    boolean writes = !dryRun && count.products() > 0;
                    if (writes) {
                        PopularityFile.write(request.site(), count.popularity());
                    }
                    return writes;
                });
    }

    /**
     * Says what could be done about searches that found nothing.
     *
     * @param file the export
     * @param write whether the suggestions are added to {@code search.json}
     * @throws IOException when the machine fails
     */
    public static Told<SearchSuggestions> searches(BuildRequest request, Path file, boolean write) throws IOException {
        return told(request, (plan, source, campaigns, log) -> SearchSuggestions.of(plan, source, file, log), found -> {
            if (!write || found.suggestions().isEmpty()) {
                return false;
            }
            Map<String, List<SiteDrafts.Draft>> synonyms = new TreeMap<>();
            Map<String, List<SiteDrafts.Draft>> redirects = new TreeMap<>();
            for (SearchSuggestions.Suggestion each : found.suggestions()) {
                (each.page() ? redirects : synonyms)
                        .computeIfAbsent(each.asked().language(), k -> new ArrayList<>())
                        .add(new SiteDrafts.Draft(
                                each.asked().query(),
                                each.target(),
                                note(request, "searched", each.asked().count(), each.percent())));
            }
            for (Map.Entry<String, List<SiteDrafts.Draft>> language : synonyms.entrySet()) {
                SiteDrafts.synonyms(request.site(), language.getKey(), language.getValue());
            }
            for (Map.Entry<String, List<SiteDrafts.Draft>> language : redirects.entrySet()) {
                SiteDrafts.searchRedirects(request.site(), language.getKey(), language.getValue());
            }
            return true;
        });
    }

    /**
     * Says what could be done about addresses that lead nowhere.
     *
     * @param file the log or the export
     * @param write whether the suggestions are added to {@code redirects.json}
     * @throws IOException when the machine fails
     */
    public static Told<MissingAddresses> missing(BuildRequest request, Path file, boolean write) throws IOException {
        return told(request, (plan, source, campaigns, log) -> MissingAddresses.of(plan, file, log), found -> {
            boolean writes = write && !found.suggestions().isEmpty();
            if (writes) {
                SiteDrafts.redirects(
                        request.site(),
                        found.suggestions().stream()
                                .map(each -> new SiteDrafts.Draft(
                                        each.called().address(),
                                        each.target(),
                                        note(request, "called", each.called().count(), each.percent())))
                                .toList());
            }
            return writes;
        });
    }

    /**
     * Tags an address of the shop with a campaign of {@code campaigns.json}.
     *
     * @param address a page of the shop, with or without scheme and host
     * @param name the name of the campaign
     * @throws IOException when the machine fails
     */
    public static Told<CampaignLink> campaign(BuildRequest request, String address, String name) throws IOException {
        return told(
                request,
                (plan, source, campaigns, log) ->
                        Optional.of(CampaignLink.of(plan, campaigns, address, name, request.date())),
                link -> false);
    }

    private static String note(BuildRequest request, String what, long count, int percent) {
        return "suggested on " + request.date() + ": " + what + (count == 1 ? " once, " : " " + count + " times, ")
                + percent + " % alike";
    }

    private static <T> Told<T> told(BuildRequest request, Reading<T> reading, Writing<T> writing) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<SiteLoader> loader =
                SiteLoader.open(request.site(), diagnostics).map(found -> found.with(request.extensions()));
        if (loader.isEmpty()) {
            return new Told<>(Optional.empty(), diagnostics, location -> Optional.empty(), false);
        }
        Optional<LoadedSite> loaded = loader.get()
                .load(request.themes(), request.date(), request.drafts(), false, request.threads(), ProductMemory.NONE);
        Optional<SitePlan> plan = loaded.map(found -> RoutePlanner.plan(found.site(), diagnostics));
        if (plan.isEmpty() || diagnostics.hasErrors()) {
            return new Told<>(Optional.empty(), diagnostics, loader.get(), false);
        }
        // What is no error of the site is for the build to say.
        ImportLog log = new ImportLog();
        Optional<T> result =
                reading.of(plan.get(), loaded.get().source(), loader.get().campaigns(), log);
        boolean written = result.isPresent() && writing.of(result.get());
        return new Told<>(result, log.diagnostics(), log, written);
    }
}
