package dev.vitrine.render;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.FallbackPolicy;
import dev.vitrine.model.Language;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.Localized;
import dev.vitrine.model.SeoTemplates;
import dev.vitrine.model.Words;
import dev.vitrine.plan.FallbackLog;
import dev.vitrine.render.view.TextView;
import java.util.Optional;
import java.util.function.Function;

/** Chooses the words of one storefront by its fallback policy, and notes every fallback; thread-safe. */
final class Wording {

    private final LanguageSettings language;
    private final FallbackPolicy policy;
    private final FallbackLog fallbacks;
    private final Diagnostics diagnostics;

    Wording(LanguageSettings language, FallbackPolicy policy, FallbackLog fallbacks, Diagnostics diagnostics) {
        this.language = language;
        this.policy = policy;
        this.fallbacks = fallbacks;
        this.diagnostics = diagnostics;
    }

    /** Whether {@code other} is the storefront's language, country aside. */
    boolean own(Language other) {
        return other.primary().equals(language.language().primary());
    }

    /** {@code text} with its language, when that is not the storefront's. */
    TextView view(String text, Language in) {
        return new TextView(text, own(in) ? "" : in.tag());
    }

    /** The value of the first language of the chain that has one, without asking the policy. */
    <T> Optional<Localized.Found<T>> first(Localized<T> values) {
        return values.first(language.chain());
    }

    /** The name in the first language of the chain, or as the policy says; {@code otherwise} when there is none. */
    String name(Localized<String> names, String field, String thing, String otherwise) {
        Optional<Localized.Found<String>> found = first(names);
        if (found.isEmpty()) {
            return names.values().values().stream().findFirst().orElse(otherwise);
        }
        if (own(found.get().language())) {
            return found.get().value();
        }
        // A menu or a list of facts without a name would be worse than one in another language, so that hiding shows
        // what is given instead.
        return byPolicy(field, thing, Location.NONE, found.get())
                .map(Localized.Found::value)
                .orElse(otherwise);
    }

    /**
     * A field of {@code words}: in the storefront's language, or as the policy says.
     *
     * @param field as the policy names it
     * @param thing whose, such as {@code product:aurora-lamp}
     * @param words the words per language
     * @param asWhole whether the thing is shown in another language anyway, so that the field goes with it
     * @param get the field; empty where a language lacks it
     */
    <T> Optional<Localized.Found<T>> field(
            String field, String thing, Localized<Words> words, boolean asWhole, Function<Words, Optional<T>> get) {
        Optional<Localized.Found<T>> found = Optional.empty();
        Location location = Location.NONE;
        for (Language candidate : language.chain()) {
            Optional<Words> inLanguage = words.in(candidate);
            if (inLanguage.isPresent()) {
                location = location.equals(Location.NONE) ? inLanguage.get().location() : location;
                Optional<T> value = get.apply(inLanguage.get());
                if (value.isPresent()) {
                    found = Optional.of(new Localized.Found<>(candidate, value.get()));
                    break;
                }
            }
        }
        if (found.isEmpty() || own(found.get().language()) || asWhole) {
            return found;
        }
        return byPolicy(field, thing, location, found.get());
    }

    /** The title or description template of {@code kind} pages: in the storefront's language, or as the policy says of {@code seo}. */
    Optional<String> template(
            String kind, Localized<SeoTemplates> templates, Function<SeoTemplates.Template, Optional<String>> get) {
        Optional<Localized.Found<String>> found = Optional.empty();
        for (Language candidate : language.chain()) {
            Optional<String> value = templates
                    .in(candidate)
                    .flatMap(seo -> Optional.ofNullable(seo.byKind().get(kind)))
                    .flatMap(get);
            if (value.isPresent()) {
                found = Optional.of(new Localized.Found<>(candidate, value.get()));
                break;
            }
        }
        if (found.isEmpty() || own(found.get().language())) {
            return found.map(Localized.Found::value);
        }
        Location location = Location.of("seo/" + language.language() + ".json");
        return byPolicy("seo", "template:" + kind, location, found.get()).map(Localized.Found::value);
    }

    /** What another language has, if the policy lets it stand in. */
    private <T> Optional<Localized.Found<T>> byPolicy(
            String field, String thing, Location location, Localized.Found<T> other) {
        return switch (policy.of(field, language.language())) {
            case FALLBACK -> {
                fallbacks.note(
                        field, thing, language.language(), other.language().tag());
                yield Optional.of(other);
            }
            case HIDE -> {
                fallbacks.note(field, thing, language.language(), "");
                yield Optional.empty();
            }
            case FAIL -> {
                diagnostics.report(
                        Rule.TEXT_MISSING,
                        location,
                        "'" + thing + "' has no " + field + " in '" + language.language()
                                + "', which the fallback policy demands",
                        "translate it, or relax \"fallback\" in site.json");
                yield Optional.empty();
            }
        };
    }
}
