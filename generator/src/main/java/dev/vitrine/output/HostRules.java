package dev.vitrine.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host does with requests, whatever form its own files have.
 *
 * @param headers rules for headers; of two that set the same, the later counts
 * @param redirects the first that answers counts
 */
public record HostRules(List<HeaderRule> headers, List<Redirect> redirects) {

    public static final HostRules NONE = new HostRules(List.of(), List.of());

    /** The name of the rules beside a site. */
    public static final String FILE = "rules.txt";

    private static final String HEADER = "header";
    private static final String REDIRECT = "redirect";

    public HostRules {
        headers = List.copyOf(headers);
        redirects = List.copyOf(redirects);
    }

    /**
     * Headers of some addresses.
     *
     * @param path an address from the root as people read it; with {@code *} at its end everything that begins so
     * @param headers name to value
     */
    public record HeaderRule(String path, Map<String, String> headers) {
        public HeaderRule {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /** Whether it is about {@code address}. */
        public boolean covers(String address) {
            return path.endsWith("*") ? address.startsWith(path.substring(0, path.length() - 1)) : path.equals(address);
        }
    }

    /** The headers of the answer at {@code path}, an address as people read it. */
    public Map<String, String> headers(String path) {
        Map<String, String> found = new LinkedHashMap<>();
        headers.stream().filter(rule -> rule.covers(path)).forEach(rule -> found.putAll(rule.headers()));
        return found;
    }

    /** The redirect that answers {@code path}, an address as people read it. */
    public Optional<Redirect> redirect(String path) {
        return redirects.stream().filter(rule -> rule.answers(path)).findFirst();
    }

    /** The rules as lines of fields with tabs between them. */
    public String text() {
        StringBuilder out = new StringBuilder();
        headers.forEach(rule -> rule.headers().forEach((name, value) -> line(out, HEADER, rule.path(), name, value)));
        redirects.forEach(rule -> line(
                out,
                REDIRECT,
                rule.from(),
                Integer.toString(rule.status()),
                rule.to().orElse("")));
        return out.toString();
    }

    private static void line(StringBuilder out, String... fields) {
        out.append(String.join("\t", fields)).append('\n');
    }

    /** The rules in {@code text}; lines of another form are left out. */
    public static HostRules parse(String text) {
        Map<String, Map<String, String>> headers = new LinkedHashMap<>();
        List<Redirect> redirects = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 4 && fields[0].equals(HEADER)) {
                headers.computeIfAbsent(fields[1], path -> new LinkedHashMap<>())
                        .put(fields[2], fields[3]);
            } else if (fields.length == 4 && fields[0].equals(REDIRECT) && fields[2].matches("[34][0-9]{2}")) {
                Optional<String> to = fields[3].isEmpty() ? Optional.empty() : Optional.of(fields[3]);
                redirects.add(new Redirect(fields[1], to, Integer.parseInt(fields[2])));
            }
        }
        return new HostRules(
                headers.entrySet().stream()
                        .map(entry -> new HeaderRule(entry.getKey(), entry.getValue()))
                        .toList(),
                redirects);
    }
}
