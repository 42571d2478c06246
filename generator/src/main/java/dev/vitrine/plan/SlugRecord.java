package dev.vitrine.plan;

import dev.vitrine.model.Language;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.SlugHistory;
import dev.vitrine.model.UrlPatterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds the slugs of a plan to those of earlier builds. */
public final class SlugRecord {

    private final SitePlan plan;
    private final SlugHistory before;
    private final Map<Language, LanguageSettings> languages = new LinkedHashMap<>();

    private SlugRecord(SitePlan plan) {
        this.plan = plan;
        this.before = plan.site().former().history();
        plan.storefronts().forEach(storefront -> {
            LanguageSettings language = storefront.storefront().language();
            languages.putIfAbsent(language.language(), language);
        });
    }

    /** The history once {@code plan} is published. */
    public static SlugHistory of(SitePlan plan) {
        return new SlugRecord(plan).history();
    }

    private SlugHistory history() {
        Map<String, SlugHistory.Entry> things = new HashMap<>(before.things());
        for (RouteKind kind : RouteKind.NAMED) {
            for (String id : plan.ids(kind)) {
                String thing = kind.id() + ":" + id;
                Map<Language, List<String>> lists = lists(kind, id, thing);
                if (!lists.isEmpty()) {
                    things.put(thing, new SlugHistory.Entry(category(kind, id), shortened(lists)));
                }
            }
        }
        return new SlugHistory(things);
    }

    private Optional<String> category(RouteKind kind, String id) {
        return kind == RouteKind.PRODUCT
                ? plan.site().catalog().product(id).flatMap(ProductEntry::category)
                : Optional.empty();
    }

    /** The slugs in every language of the shop, the newest first. */
    private Map<Language, List<String>> lists(RouteKind kind, String id, String thing) {
        Map<Language, List<String>> lists = new LinkedHashMap<>();
        for (LanguageSettings language : languages.values()) {
            List<String> old = before.of(thing, language);
            Optional<String> now = slug(kind, id, language);
            if (now.isEmpty() || !old.isEmpty() && old.get(0).equals(now.get())) {
                if (!old.isEmpty()) {
                    lists.put(language.language(), old);
                }
            } else {
                List<String> slugs = new ArrayList<>(List.of(now.get()));
                old.stream().filter(slug -> !slug.equals(now.get())).forEach(slugs::add);
                lists.put(language.language(), slugs);
            }
        }
        return lists;
    }

    private Optional<String> slug(RouteKind kind, String id, LanguageSettings language) {
        UrlPatterns urls = plan.site().settings().urls();
        for (StorefrontPlan storefront : plan.storefronts()) {
            if (storefront.storefront().language().equals(language)) {
                Optional<Placed> placed = storefront.find(kind, id);
                if (placed.isPresent()) {
                    String pattern = urls.of(kind.id(), language);
                    String path = placed.get()
                            .url()
                            .path()
                            .substring(storefront.storefront().path().length());
                    int start = pattern.indexOf("{slug}");
                    int rest = pattern.length() - start - "{slug}".length();
                    return Optional.of(path.substring(start, path.length() - rest));
                }
            }
        }
        return Optional.empty();
    }

    /** Without the languages that have the same slugs as the next in their chain; a language that never had any says so. */
    private Map<String, List<String>> shortened(Map<Language, List<String>> lists) {
        Map<String, List<String>> kept = new HashMap<>();
        for (LanguageSettings language : languages.values()) {
            List<String> own = lists.getOrDefault(language.language(), List.of());
            List<String> inherited = language.chain().stream()
                    .skip(1)
                    .filter(lists::containsKey)
                    .findFirst()
                    .map(lists::get)
                    .orElse(List.of());
            if (!inherited.equals(own)) {
                kept.put(language.language().tag(), own);
            }
        }
        return kept;
    }
}
