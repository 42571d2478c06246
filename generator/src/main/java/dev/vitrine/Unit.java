package dev.vitrine;

import dev.vitrine.check.AccessibilityCheck;
import dev.vitrine.check.AlternatesCheck;
import dev.vitrine.check.ExtensionChecks;
import dev.vitrine.check.LinkCheck;
import dev.vitrine.check.PageBudgets;
import dev.vitrine.check.StructuredDataCheck;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.feeds.ExtensionFeeds;
import dev.vitrine.feeds.ProductFeeds;
import dev.vitrine.feeds.ServiceWorker;
import dev.vitrine.hosting.Hosting;
import dev.vitrine.model.Media;
import dev.vitrine.model.PictureUse;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.plan.FallbackLog;
import dev.vitrine.plan.Lookup;
import dev.vitrine.render.BlockFiles;
import dev.vitrine.render.WrittenLinks;
import dev.vitrine.rules.MarketRuleCheck;
import dev.vitrine.search.SiteSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of work done: all that a build must know of some pages and data files without making them, whether they were made just now or by an earlier build.
 *
 * @param own stands for what the work is
 * @param products product id to what stood for all that others can say of it
 * @param lookups what else was looked up, and what stood for the answer
 * @param problems what was reported
 * @param media pictures that are shown
 * @param sizes pictures that are shown in several sizes
 * @param links where texts link to
 * @param fallbacks words that were taken from another language
 * @param pages the pages
 * @param files data files of the pages
 * @param cards pictures for sharing
 * @param pictures product id to its pictures, where the index has fewer
 * @param followed links of the pages
 * @param faults what keeps people from using them
 * @param tallied fields of their structured data
 * @param loaded style sheets and scripts they load
 * @param remarks what checks of extensions noted of the pages
 * @param parts what data files of many products have of this one; none where the work is no product
 * @param told what each feed is told; none where the work is no product
 * @param sold what each feed of an extension is told; none where the work is no product
 * @param judged what market rules came to on its pages
 * @param noted what is known of it in search indexes; what they have is kept apart
 */
public record Unit(
        long own,
        Map<String, Long> products,
        List<LookedUp> lookups,
        List<Diagnostic> problems,
        List<Media.Local> media,
        List<PictureUse> sizes,
        List<WrittenLinks.Link> links,
        List<FallbackLog.Taken> fallbacks,
        List<PageFacts> pages,
        List<SiteWriter.Written> files,
        List<SiteWriter.Written> cards,
        Map<String, List<Media.Local>> pictures,
        LinkCheck.Links followed,
        List<AccessibilityCheck.Fault> faults,
        List<StructuredDataCheck.Tallied> tallied,
        List<PageBudgets.Loaded> loaded,
        List<ExtensionChecks.Noted> remarks,
        List<BlockFiles.Part> parts,
        List<ProductFeeds.Items> told,
        List<ExtensionFeeds.Told> sold,
        List<MarketRuleCheck.Judged> judged,
        List<SiteSearch.Noted> noted) {

    /** What no work has for {@link #own}. */
    static final long UNSOUND = 0;

    /** Stands for work that has to be done again. */
    static final Unit NONE = new Unit(
            UNSOUND,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            new LinkCheck.Links(List.of(), List.of(), List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /**
     * The work on some products, whose data files are theirs together.
     *
     * @param products ids, in their order
     * @param units the work on each of them
     * @param files their data files
     */
    public record Block(List<String> products, List<Unit> units, List<SiteWriter.Written> files) {
        public Block {
            products = List.copyOf(products);
            units = List.copyOf(units);
            files = List.copyOf(files);
        }
    }

    /**
     * What one search index has of some products; with {@code Block} of the same products, but only some builds need it.
     *
     * @param products in their order
     */
    public record Searched(List<SearchedProduct> products) {
        public Searched {
            products = List.copyOf(products);
        }
    }

    /**
     * What one search index has of a product.
     *
     * @param id the product
     * @param found what the index has
     */
    public record SearchedProduct(String id, SiteSearch.Found found) {}

    /**
     * A lookup with its answer.
     *
     * @param lookup what was asked
     * @param answer stands for what was said
     */
    public record LookedUp(Lookup lookup, long answer) {}

    /**
     * A page.
     *
     * @param file its bytes
     * @param stated what it tells search engines of others
     * @param readers stands for what readers see of it
     * @param offline what matters of it when it is shown offline
     * @param needs what the security policy must allow for it
     */
    public record PageFacts(
            SiteWriter.Written file,
            AlternatesCheck.Stated stated,
            long readers,
            Optional<ServiceWorker.Offline> offline,
            Optional<Hosting.Needs> needs) {}
}
