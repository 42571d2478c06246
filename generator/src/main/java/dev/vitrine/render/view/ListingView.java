package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * A category or collection: {@code listing} in {@code category.ftlh} and {@code collection.ftlh}.
 *
 * @param id its id
 * @param title its name
 * @param summary one or two sentences; its text may be empty
 * @param description its long text, on the first page only
 * @param image its picture
 * @param subcategories the categories right below it
 * @param products those of this page
 * @param total how many products it has on all pages
 * @param pagination its pages
 * @param facets what it can be narrowed by
 * @param dataUrl the data file filters and sorting read; missing when there is nothing to choose
 * @param lowest the lowest price in it
 * @param highest the highest price in it
 * @param availableCount how many of its products can be bought
 * @param reducedCount how many of its products are reduced
 */
public record ListingView(
        String id,
        TextView title,
        TextView summary,
        Optional<ProseView> description,
        Optional<ImageView> image,
        List<CardView> subcategories,
        List<ProductCardView> products,
        int total,
        PaginationView pagination,
        List<FacetView> facets,
        Optional<String> dataUrl,
        Optional<PriceView> lowest,
        Optional<PriceView> highest,
        int availableCount,
        int reducedCount) {}
