package dev.vitrine.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which names of languages search engines understand in {@code hreflang}. */
final class HreflangCode {

    private static final Pattern FORM = Pattern.compile("([a-z]{2})(?:-([a-z]{4}))?(?:-([a-z]{2}))?");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .map(country -> country.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** Scripts of ISO 15924 that Unicode counts as kinds or mixtures of others. */
    private static final Set<String> MIXED_SCRIPTS = Set.of("hans", "hant", "jpan", "kore", "hrkt", "aran", "latf");

    /** The valid codes seen so far: every page names the same few. */
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private HreflangCode() {}

    /** Whether {@code code} is {@code x-default}, or an ISO 639-1 language with or without an ISO 15924 script and an ISO 3166-1 country. */
    static boolean valid(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (lower.equals("x-default") || KNOWN.contains(lower)) {
            return true;
        }
        Matcher parts = FORM.matcher(lower);
        boolean valid = parts.matches()
                && LANGUAGES.contains(parts.group(1))
                && (parts.group(2) == null || isScript(parts.group(2)))
                && (parts.group(3) == null || COUNTRIES.contains(parts.group(3)));
        if (valid) {
            KNOWN.add(lower);
        }
        return valid;
    }

    private static boolean isScript(String script) {
        if (MIXED_SCRIPTS.contains(script)) {
            return true;
        }
        try {
            Character.UnicodeScript.forName(script);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
