package dev.vitrine.plan;

import dev.vitrine.model.LinkRef;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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
    SEARCH,
    OFFLINE,
    NOT_FOUND;

    /** The pages of the shop itself: one of each in a storefront, made when the theme has a template for it. */
    public static final Set<RouteKind> SPECIAL = Set.of(CART, WISHLIST, COMPARE, INQUIRY, SEARCH, OFFLINE);

    /** The things that have a title and a slug: many of each in a storefront. */
    public static final Set<RouteKind> NAMED =
            Collections.unmodifiableSet(EnumSet.of(CATEGORY, COLLECTION, PRODUCT, PAGE, ARTICLE));

    /** The kind of things that is called {@code word}. */
    static Optional<RouteKind> named(String word) {
        return NAMED.stream().filter(kind -> kind.id().equals(word)).findFirst();
    }

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
