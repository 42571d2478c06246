package dev.vitrine.render;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.Theme;
import dev.vitrine.plan.FallbackLog;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The interface strings of one storefront; thread-safe. */
final class Strings {

    private static final Language ENGLISH = new Language("en");

    private final Theme theme;
    private final LanguageSettings language;
    private final ULocale locale;
    private final FallbackLog fallbacks;
    private final Diagnostics diagnostics;
    private final Map<String, Optional<Message>> messages = new ConcurrentHashMap<>();

    Strings(Theme theme, LanguageSettings language, ULocale locale, FallbackLog fallbacks, Diagnostics diagnostics) {
        this.theme = theme;
        this.language = language;
        this.locale = locale;
        this.fallbacks = fallbacks;
        this.diagnostics = diagnostics;
    }

    /** A message, its text when it has no placeholders, and the language it is in when that is another. */
    private record Message(
            String pattern,
            boolean plain,
            ULocale locale,
            ThreadLocal<MessageFormat> format,
            Optional<FallbackLog.Taken> fallback) {}

    /** The text of {@code key}, or the key when no language has it, which is reported at {@code where}. */
    String text(String key, Map<String, Object> arguments, Supplier<Location> where) {
        return find(key, arguments).orElseGet(() -> {
            diagnostics.report(
                    Rule.THEME_UNKNOWN_STRING,
                    where.get(),
                    "there is no interface string '" + key + "' in any language",
                    meant(key));
            return key;
        });
    }

    private String meant(String key) {
        Set<String> keys = new TreeSet<>();
        theme.strings().values().values().forEach(strings -> keys.addAll(strings.keySet()));
        return Closest.to(key, keys)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("add it to the theme's strings/, or to strings/ of the site");
    }

    /** The text of {@code key}; empty when no language of the chain has it. */
    Optional<String> find(String key, Map<String, Object> arguments) {
        Optional<Message> known = messages.get(key);
        // To look takes no lock; to make may.
        Optional<Message> message = known != null ? known : messages.computeIfAbsent(key, this::message);
        message.flatMap(Message::fallback).ifPresent(fallbacks::note);
        return message.map(
                found -> found.plain() ? found.pattern() : found.format().get().format(arguments));
    }

    /** The chain, then English, then whatever the theme speaks: a strange word is better than none. */
    private Set<Language> candidates() {
        Set<Language> candidates = new LinkedHashSet<>(language.chain());
        candidates.add(ENGLISH);
        candidates.addAll(theme.strings().values().keySet());
        return candidates;
    }

    private Optional<Message> message(String key) {
        for (Language candidate : candidates()) {
            Optional<Theme.UiString> found =
                    theme.strings().in(candidate).flatMap(strings -> Optional.ofNullable(strings.get(key)));
            if (found.isPresent()) {
                boolean own = candidate.primary().equals(language.language().primary());
                String pattern = found.get().message();
                boolean plain = pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
                // Plurals follow the language the words are in.
                ULocale plurals = own ? locale : ULocale.forLanguageTag(candidate.tag());
                return Optional.of(new Message(
                        pattern,
                        plain,
                        plurals,
                        ThreadLocal.withInitial(() -> new MessageFormat(pattern, plurals)),
                        own
                                ? Optional.empty()
                                : Optional.of(new FallbackLog.Taken(
                                        "strings",
                                        "string:" + key,
                                        language.language().tag(),
                                        candidate.tag()))));
            }
        }
        return Optional.empty();
    }
}
