package dev.vitrine;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.imports.ImportLog;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.PopularityFile;
import dev.vitrine.load.ProductMemory;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.operations.PopularityCount;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.SitePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

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
        Optional<T> of(SitePlan plan, ImportLog log) throws IOException;
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
        return told(request, (plan, log) -> PopularityCount.of(plan, file, request.date(), log), count -> {
            // An export in which nothing is known says nothing; the last one was better.
            boolean writes = !dryRun && count.products() > 0;
            if (writes) {
                PopularityFile.write(request.site(), count.popularity());
            }
            return writes;
        });
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
        Optional<T> result = reading.of(plan.get(), log);
        boolean written = result.isPresent() && writing.of(result.get());
        return new Told<>(result, log.diagnostics(), log, written);
    }
}
