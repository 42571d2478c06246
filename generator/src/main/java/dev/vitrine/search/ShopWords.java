package dev.vitrine.search;

import dev.vitrine.model.AttributeDefinition;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.Category;
import dev.vitrine.model.Language;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSource;
import dev.vitrine.model.Words;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words by which the products of a storefront are found before their long texts are looked at: titles, brands, categories, options and facts, keywords, SKUs. The same splitting and the same
 * stems as in the index of its language.
 */
public final class ShopWords {

    private final LanguageAnalysis analysis;
    private final Locale locale;
    private final Set<String> terms = new HashSet<>();
    /** Folded word to the ways it is written, and how often. */
    private final Map<String, Map<String, Integer>> written = new TreeMap<>();

    private ShopWords(Language language) {
        this.analysis = LanguageAnalysis.of(language.primary());
        this.locale = Locale.forLanguageTag(language.tag());
    }

    /**
     * The words of {@code storefront}.
     *
     * @throws IOException when a product cannot be read any more
     */
    public static ShopWords of(SitePlan plan, SiteSource source, StorefrontPlan storefront) throws IOException {
        Language language = storefront.storefront().language().language();
        List<Language> chain = storefront.storefront().language().chain();
        ShopWords words = new ShopWords(language);
        Site site = plan.site();
        Catalog catalog = site.catalog();
        for (Map.Entry<String, Placed> placed :
                storefront.all(RouteKind.PRODUCT).entrySet()) {
            ProductEntry entry = catalog.product(placed.getKey()).orElseThrow();
            if (site.search().excluded().has(entry)) {
                continue;
            }
            List<String> texts = new ArrayList<>(List.of(placed.getValue().title()));
            entry.brand().ifPresent(texts::add);
            for (String id : catalog.withAbove(entry.categories())) {
                catalog.category(id)
                        .map(Category::words)
                        .flatMap(names -> names.first(chain))
                        .ifPresent(found -> texts.add(found.value().title()));
            }
            entry.attributes().forEach((id, values) -> {
                AttributeDefinition definition = catalog.attributes().get(id);
                for (String value : values) {
                    AttributeDefinition.Value named =
                            definition == null ? null : definition.values().get(value);
                    texts.add(
                            named == null
                                    ? value
                                    : named.name()
                                            .first(chain)
                                            .map(found -> found.value())
                                            .orElse(value));
                }
            });
            entry.offers().forEach(offer -> texts.add(offer.sku()));
            source.product(entry)
                    .words()
                    .first(chain)
                    .map(found -> found.value())
                    .map(Words::keywords)
                    .ifPresent(texts::addAll);
            texts.forEach(words::add);
        }
        return words;
    }

    private void add(String text) {
        for (WordSplitter.Word word : WordSplitter.split(text)) {
            terms.addAll(analysis.terms(word));
            if (!word.dense()) {
                written.computeIfAbsent(word.text(), k -> new TreeMap<>())
                        .merge(word.raw().toLowerCase(locale), 1, Integer::sum);
            }
        }
    }

    /** Whether {@code word} finds anything; words that mean nothing do not keep others from it. */
    public boolean knows(WordSplitter.Word word) {
        List<String> found = analysis.terms(word);
        return found.isEmpty() || found.stream().anyMatch(terms::contains);
    }

    /** All words of scripts with spaces, folded, to the way they are mostly written; sorted. */
    public Map<String, String> written() {
        Map<String, String> mostly = new LinkedHashMap<>();
        written.forEach((folded, ways) -> {
            String most = folded;
            int count = 0;
            for (Map.Entry<String, Integer> way : ways.entrySet()) {
                if (way.getValue() > count
                        || way.getValue() == count && way.getKey().compareTo(most) < 0) {
                    most = way.getKey();
                    count = way.getValue();
                }
            }
            mostly.put(folded, most);
        });
        return mostly;
    }
}
