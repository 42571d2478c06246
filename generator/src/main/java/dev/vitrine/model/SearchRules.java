package dev.vitrine.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a content team says about the search of the shop: the file {@code search.json}.
 *
 * @param words per language; see {@link #words(LanguageSettings)}
 * @param redirects queries that lead to a page in every language, where its own words do not say otherwise
 * @param boosts what comes before or after its like
 * @param kinds what can be found, in the order of {@link LinkRef.Kind}
 * @param excluded what cannot be found
 * @param lucene whether the plain Lucene index is written, too
 */
public record SearchRules(
        Localized<SearchWords> words,
        List<SearchWords.Redirect> redirects,
        List<Boost> boosts,
        Set<LinkRef.Kind> kinds,
        Excluded excluded,
        boolean lucene) {

    /** What can be found where nothing is said. */
    public static final Set<LinkRef.Kind> ALL_KINDS = Collections.unmodifiableSet(EnumSet.of(
            LinkRef.Kind.PRODUCT,
            LinkRef.Kind.CATEGORY,
            LinkRef.Kind.COLLECTION,
            LinkRef.Kind.PAGE,
            LinkRef.Kind.ARTICLE));

    /** Nothing is said. */
    public static final SearchRules NONE =
            new SearchRules(Localized.empty(), List.of(), List.of(), ALL_KINDS, Excluded.NOTHING, false);

    public SearchRules {
        redirects = List.copyOf(redirects);
        boosts = List.copyOf(boosts);
        EnumSet<LinkRef.Kind> ordered = EnumSet.noneOf(LinkRef.Kind.class);
        ordered.addAll(kinds);
        kinds = Collections.unmodifiableSet(ordered);
    }

    /** The words for a storefront in {@code language}: its own, or else those of the nearest fallback that is the same language, as {@code en} for {@code en-GB}. */
    public SearchWords words(LanguageSettings language) {
        return words.first(language.chain().stream()
                        .filter(near ->
                                near.primary().equals(language.language().primary()))
                        .toList())
                .map(Localized.Found::value)
                .orElse(SearchWords.NONE);
    }

    /**
     * Something that comes before or after its like.
     *
     * @param of what {@code id} is
     * @param id an id, or a tag
     * @param by the factor of its scores, 0.1 to 10
     */
    public record Boost(Of of, String id, double by) {

        /** What can be boosted; all products of a category (with those below it), a collection or a tag, or one product. */
        public enum Of {
            PRODUCT,
            CATEGORY,
            COLLECTION,
            TAG;

            /** The field of the file. */
            public String word() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }
    }

    /**
     * What cannot be found, though it is shown. Sets are in the order of their texts.
     *
     * @param products ids
     * @param categories ids; their products can still be found
     * @param collections ids; their products can still be found
     * @param pages ids
     * @param articles ids
     * @param tags products with one of them
     * @param attributes ids of options and facts whose values are not searched
     */
    public record Excluded(
            Set<String> products,
            Set<String> categories,
            Set<String> collections,
            Set<String> pages,
            Set<String> articles,
            Set<String> tags,
            Set<String> attributes) {

        public static final Excluded NOTHING =
                new Excluded(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

        public Excluded {
            products = sorted(products);
            categories = sorted(categories);
            collections = sorted(collections);
            pages = sorted(pages);
            articles = sorted(articles);
            tags = sorted(tags);
            attributes = sorted(attributes);
        }

        private static Set<String> sorted(Set<String> texts) {
            return Collections.unmodifiableSet(new TreeSet<>(texts));
        }

        /** Whether {@code product} cannot be found. */
        public boolean has(ProductEntry product) {
            return products.contains(product.id()) || product.tags().stream().anyMatch(tags::contains);
        }

        /** Whether the thing at {@code id} cannot be found; products are asked for by their entry. */
        public boolean has(LinkRef.Kind kind, String id) {
            // No switch: it would make a class that is no value.
            return kind == LinkRef.Kind.PRODUCT && products.contains(id)
                    || kind == LinkRef.Kind.CATEGORY && categories.contains(id)
                    || kind == LinkRef.Kind.COLLECTION && collections.contains(id)
                    || kind == LinkRef.Kind.PAGE && pages.contains(id)
                    || kind == LinkRef.Kind.ARTICLE && articles.contains(id);
        }
    }
}
