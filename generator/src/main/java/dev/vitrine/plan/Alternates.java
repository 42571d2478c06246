package dev.vitrine.plan;

import dev.vitrine.model.Language;
import dev.vitrine.model.Storefront;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which pages are the same page for other shoppers.
 *
 * <p>Only pages in their storefront's own language take part, so that every set is the same on each of its pages.
 */
public final class Alternates {

    private final List<StorefrontPlan> storefronts;
    /** What search engines call the languages of the storefronts. */
    private final List<Optional<String>> languages;

    Alternates(List<StorefrontPlan> storefronts) {
        this.storefronts = storefronts;
        this.languages = storefronts.stream()
                .map(plan -> plan.storefront().language().language().hreflang())
                .toList();
    }

    /**
     * An entry of the set.
     *
     * @param hreflang language, language and country, or {@code x-default}
     * @param storefront whose page it is
     * @param url its address
     */
    public record Alternate(String hreflang, Storefront storefront, UrlPath url) {}

    /** The page of {@code route} in {@code plan}; empty when it has none there. */
    public Optional<Placed> same(Route route, StorefrontPlan plan) {
        return plan.find(route.kind(), route.id()).filter(placed -> route.page() <= placed.pages());
    }

    /**
     * The whole set of {@code route}, itself included; empty when it stands alone, is no page for search engines, or all its names belong to storefronts
     * before its own.
     */
    public List<Alternate> of(Route route) {
        List<Member> members = new ArrayList<>();
        for (StorefrontPlan plan : storefronts) {
            same(route, plan)
                    .filter(Placed::indexable)
                    .ifPresent(placed -> members.add(new Member(plan.storefront(), placed.page(route.page()))));
        }
        boolean takesPart = members.stream()
                .anyMatch(member ->
                        member.storefront().index() == route.storefront().index());
        if (!takesPart || members.size() < 2 || route.kind().neverIndexed()) {
            return List.of();
        }
        List<Alternate> alternates = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Member member : members) {
            languageOf(member).ifPresent(language -> {
                for (String country : member.storefront().market().countries()) {
                    add(language + "-" + country, member, codes, alternates);
                }
            });
        }
        Member standard = members.stream()
                .filter(member -> member.storefront().isDefault())
                .findFirst()
                .orElse(members.get(0));
        // Where several countries share a language, the default storefront is for the others too.
        for (Member member : members) {
            Optional<String> language = languageOf(member);
            Member ofLanguage = language.equals(languageOf(standard)) ? standard : member;
            language.ifPresent(code -> add(code, ofLanguage, codes, alternates));
        }
        add("x-default", standard, codes, alternates);
        boolean named = alternates.stream()
                .anyMatch(alternate ->
                        alternate.storefront().index() == route.storefront().index());
        return named ? alternates : List.of();
    }

    /**
     * The address under which search engines are to keep the page of {@code route}: its own; for a page in another language than its storefront's, that of the
     * page it takes its words from; empty when they are to leave it out.
     */
    public Optional<UrlPath> canonical(Route route) {
        Optional<Placed> own = same(route, storefronts.get(route.storefront().index()));
        if (own.isEmpty() || route.kind().neverIndexed()) {
            return Optional.empty();
        }
        if (own.get().indexable()) {
            return Optional.of(route.url());
        }
        return own.get().own() ? Optional.empty() : source(route, own.get().language());
    }

    /** The same page in a storefront of {@code language}: of the same market, else the default, else the first. */
    private Optional<UrlPath> source(Route route, Language language) {
        List<Member> sources = new ArrayList<>();
        for (StorefrontPlan plan : storefronts) {
            same(route, plan)
                    .filter(Placed::indexable)
                    .filter(placed -> placed.language().primary().equals(language.primary()))
                    .ifPresent(placed -> sources.add(new Member(plan.storefront(), placed.page(route.page()))));
        }
        return sources.stream()
                .min(Comparator.comparing((Member member) -> !member.storefront()
                                .market()
                                .id()
                                .equals(route.storefront().market().id()))
                        .thenComparing(member -> !member.storefront().isDefault()))
                .map(Member::url);
    }

    private record Member(Storefront storefront, UrlPath url) {}

    private static void add(String code, Member member, Set<String> codes, List<Alternate> alternates) {
        if (codes.add(code)) {
            alternates.add(new Alternate(code, member.storefront(), member.url()));
        }
    }

    private Optional<String> languageOf(Member member) {
        return languages.get(member.storefront().index());
    }
}
