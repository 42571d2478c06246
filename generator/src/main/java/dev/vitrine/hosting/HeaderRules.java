package dev.vitrine.hosting;

import dev.vitrine.output.HostRules.HeaderRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is sent with every file: how long it is kept, and what a browser may do with it. */
final class HeaderRules {

    static final String POLICY = "Content-Security-Policy";
    static final String CACHE = "Cache-Control";

    /** Pages, and the data that carts reckon with: asked for again each time, and sent again only when they changed. */
    private static final String ALWAYS_ASKED = "public, max-age=0, must-revalidate";

    /** Files whose names change with their content. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** What machines read. */
    private static final String AN_HOUR = "public, max-age=3600";

    private static final Map<String, String> SECURITY = new LinkedHashMap<>();

    static {
        SECURITY.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        SECURITY.put("X-Content-Type-Options", "nosniff");
        SECURITY.put("Referrer-Policy", "strict-origin-when-cross-origin");
        SECURITY.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        SECURITY.put("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    }

    /** Single files that get a rule of their own, at most; the others are asked for each time, which is right if slow. */
    private static final int MOST_SINGLE = 40;

    private HeaderRules() {}

    /** The rules for {@code host}, from the most general to the most special. */
    static List<HeaderRule> of(Host host, ContentPolicy policy, Set<String> files) {
        List<HeaderRule> rules = new ArrayList<>();
        Map<String, String> everywhere = new LinkedHashMap<>(SECURITY);
        // A host that joins what two rules say can only be told one policy.
        Map<String, String> policies =
                host.headers().merge() == Host.Merge.JOIN ? Map.of("/", policy.together()) : policy.byPrefix();
        everywhere.put(POLICY, policies.getOrDefault("/", ""));
        if (host.headers().cache().isEmpty()) {
            everywhere.put(CACHE, ALWAYS_ASKED);
        }
        rules.add(new HeaderRule("/*", everywhere));
        policies.forEach((prefix, text) -> {
            if (!prefix.equals("/")) {
                rules.add(new HeaderRule(prefix + "*", Map.of(POLICY, text)));
            }
        });
        rules.add(new HeaderRule("/assets/*", Map.of(CACHE, FOR_EVER)));
        rules.add(new HeaderRule("/media/*", Map.of(CACHE, FOR_EVER)));
        machineFiles(files).forEach(path -> rules.add(new HeaderRule(path, Map.of(CACHE, AN_HOUR))));
        return rules;
    }

    /** Sitemaps, feeds and robots.txt: those in folders of their own by the folder. */
    private static Set<String> machineFiles(Set<String> files) {
        Set<String> paths = new TreeSet<>();
        for (String file : files) {
            if (file.startsWith("sitemaps/") || file.startsWith("feeds/")) {
                paths.add("/" + file.substring(0, file.indexOf('/')) + "/*");
            } else if (file.matches("sitemap[^/]*\\.xml(\\.gz)?")) {
                paths.add("/sitemap*");
            } else if (file.matches("(robots|llms)\\.txt|(.*/)?feed\\.xml") && paths.size() < MOST_SINGLE) {
                paths.add("/" + file);
            }
        }
        return paths;
    }
}
