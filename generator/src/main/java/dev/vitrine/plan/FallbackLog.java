package dev.vitrine.plan;

import dev.vitrine.model.Language;
import dev.vitrine.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every fallback taken in a build; thread-safe. */
public final class FallbackLog {

    private final Set<Taken> taken = ConcurrentHashMap.newKeySet();

    /** Notes that {@code field} of {@code thing} is shown in {@code from}; an empty {@code from} means it is left out. */
    public void note(String field, String thing, Language language, String from) {
        note(new Taken(field, thing, language.tag(), from));
    }

    /** Notes a fallback that was taken. */
    public void note(Taken fallback) {
        Trace.said(fallback);
        taken.add(fallback);
    }

    /** All of them, by language, field and thing. */
    public List<Taken> all() {
        return taken.stream()
                .sorted(Comparator.comparing(Taken::language)
                        .thenComparing(Taken::field)
                        .thenComparing(Taken::thing)
                        .thenComparing(Taken::from))
                .toList();
    }

    /**
     * A fallback.
     *
     * @param field what was missing
     * @param thing whose
     * @param language in which language
     * @param from the language used instead; empty when it was left out
     */
    public record Taken(String field, String thing, String language, String from) {}
}
