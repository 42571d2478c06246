package dev.vitrine.jmh;

import dev.vitrine.checkout.Checkouts;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.render.PageRenderer;
import dev.vitrine.search.SearchEngine;
import dev.vitrine.search.SimilarProducts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A shop that was read and planned, with all that renders it. */
@State(Scope.Benchmark)
public class Shop {

    @Param("content")
    private String site;

    @Param("themes")
    private String themes;

    private LoadedSite loaded;
    private SitePlan plan;
    private SimilarProducts similar;
    private PageRenderer renderer;

    /** Reads and plans. */
    @Setup
    public void load() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        loaded = SiteLoader.open(Path.of(site), diagnostics)
                .orElseThrow()
                .load(List.of(Path.of(themes)), LocalDate.of(2026, 11, 30), false, 1)
                .orElseThrow();
        plan = RoutePlanner.plan(loaded.site(), diagnostics);
        similar = SimilarProducts.of(plan);
        renderer = new PageRenderer(
                plan,
                loaded.source(),
                Checkouts.of(loaded.site(), name -> Optional.empty(), diagnostics),
                "/" + SearchEngine.PATH.path(),
                similar,
                Optional.empty(),
                diagnostics);
    }

    /** Closes what was opened. */
    @TearDown
    public void close() {
        similar.close();
    }

    LoadedSite loaded() {
        return loaded;
    }

    SitePlan plan() {
        return plan;
    }

    PageRenderer renderer() {
        return renderer;
    }
}
