package dev.vitrine.check;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Article;
import dev.vitrine.model.Category;
import dev.vitrine.model.Collection;
import dev.vitrine.model.Page;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.plan.RouteKind;
import java.util.Optional;

/**
 * Where the content of a site is written.
 *
 * @param site the site
 */
record Sources(Site site) {

    /** The file that states what the page is about. */
    Optional<Location> of(RouteKind kind, String id) {
        return switch (kind) {
            case PRODUCT -> site.catalog().product(id).map(ProductEntry::pricesAt);
            case CATEGORY ->
                Optional.ofNullable(site.catalog().categories().get(id)).map(Category::location);
            case COLLECTION ->
                Optional.ofNullable(site.catalog().collections().get(id)).map(Collection::location);
            case PAGE -> Optional.ofNullable(site.pages().get(id)).map(Page::location);
            case ARTICLE -> Optional.ofNullable(site.articles().get(id)).map(Article::location);
            case HOME, JOURNAL, CART, WISHLIST, COMPARE, INQUIRY, SEARCH, OFFLINE, NOT_FOUND -> Optional.empty();
        };
    }
}
