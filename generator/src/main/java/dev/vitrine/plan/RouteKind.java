package dev.vitrine.plan;

import dev.vitrine.model.LinkRef;
import java.util.Locale;

/** What kind of page an address leads to. */
public enum RouteKind {
    HOME,
    CATEGORY,
    COLLECTION,
    PRODUCT,
    PAGE,
    ARTICLE,
    JOURNAL,
    NOT_FOUND;

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
