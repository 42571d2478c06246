package dev.vitrine.plan;

import dev.vitrine.model.LinkRef;
import java.util.Locale;
import java.util.Set;

/** What kind of page an address leads to. */
public enum RouteKind {
    HOME,
    CATEGORY,
    COLLECTION,
    PRODUCT,
    PAGE,
    ARTICLE,
    JOURNAL,
    CART,
    WISHLIST,
    COMPARE,
    INQUIRY,
    OFFLINE,
    NOT_FOUND;

    /** The pages of the shop itself: one of each in a storefront, made when the theme has a template for it. */
    public static final Set<RouteKind> SPECIAL = Set.of(CART, WISHLIST, COMPARE, INQUIRY, OFFLINE);

    /** Whether search engines are asked to leave such pages out. */
    public boolean neverIndexed() {
        return this == NOT_FOUND || SPECIAL.contains(this);
    }

    /** As templates call it: {@code not-found}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of page a link leads to. */
    public static RouteKind of(LinkRef.Kind kind) {
        return switch (kind) {
            case PRODUCT -> PRODUCT;
            case CATEGORY -> CATEGORY;
            case COLLECTION -> COLLECTION;
            case PAGE -> PAGE;
            case ARTICLE -> ARTICLE;
            case HOME -> HOME;
            case JOURNAL -> JOURNAL;
        };
    }
}
