package dev.vitrine;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.ProductMemory;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.plan.CountryLanguage;
import dev.vitrine.rules.MarketOutlook;
import java.io.IOException;
import java.util.Optional;

/**
 * What it would take to sell in a country that no market is set up for.
 *
 * @param outlook what would be missing; empty when the site is too broken to say
 * @param diagnostics what is wrong with the site as it is
 * @param excerpts lines of its files
 */
public record MarketOpening(Optional<MarketOutlook> outlook, Diagnostics diagnostics, ExcerptSource excerpts) {

    /**
     * The opening of a market in {@code country}, ISO 3166-1 alpha-2. Nothing is written.
     *
     * @throws IOException when a file that is there cannot be read
     */
    public static MarketOpening of(BuildRequest request, String country) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<SiteLoader> loader =
                SiteLoader.open(request.site(), diagnostics).map(found -> found.with(request.extensions()));
        if (loader.isEmpty()) {
            return new MarketOpening(Optional.empty(), diagnostics, location -> Optional.empty());
        }
        loader.get().judged();
        Optional<LoadedSite> loaded = loader.get()
                .load(request.themes(), request.date(), request.drafts(), false, request.threads(), ProductMemory.NONE);
        if (loaded.isEmpty() || diagnostics.hasErrors()) {
            return new MarketOpening(Optional.empty(), diagnostics, loader.get());
        }
        return new MarketOpening(
                Optional.of(MarketOutlook.of(
                        loaded.get().site(),
                        loaded.get().source(),
                        country,
                        CountryLanguage.of(country),
                        request.date())),
                diagnostics,
                loader.get());
    }
}
