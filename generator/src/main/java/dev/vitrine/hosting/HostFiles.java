package dev.vitrine.hosting;

import dev.vitrine.output.Encoding;
import dev.vitrine.output.HostRules;
import dev.vitrine.output.HostRules.HeaderRule;
import dev.vitrine.output.Json;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.Redirect;
import dev.vitrine.plan.UrlPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes rules in the form of each host. */
final class HostFiles {

    private static final String SPLAT = ":splat";

    private final Host host;
    private final HostRules rules;
    private final Set<Encoding> encodings;
    private final List<String> homes;
    private final FileSink site;
    private final FileSink beside;

    /**
     * Files for {@code host}.
     *
     * @param encodings of compressed files that lie beside others
     * @param homes addresses of the storefronts, which have a page for what is not found
     * @param site takes what lies in the site
     * @param beside takes what lies beside it, and is not published
     */
    HostFiles(Host host, HostRules rules, Set<Encoding> encodings, List<String> homes, FileSink site, FileSink beside) {
        this.host = host;
        this.rules = rules;
        this.encodings = encodings;
        this.homes = homes.stream()
                .filter(home -> !home.equals("/"))
                .sorted((a, b) -> b.length() != a.length() ? b.length() - a.length() : a.compareTo(b))
                .toList();
        this.site = site;
        this.beside = beside;
    }

    void write() throws IOException {
        switch (host.form()) {
            case LINES -> lines();
            case VERCEL -> vercel();
            case CLOUDFRONT -> cloudFront();
            case NGINX -> nginx();
            case CADDY -> caddy();
            case PAGES -> {
                if (host.id().equals("github")) {
                    put(site, ".nojekyll", "");
                }
            }
        }
    }

    private static void put(FileSink sink, String path, String text) throws IOException {
        sink.accept(new OutputPath(path), text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code path} as it stands in requests. */
    static String encoded(String path) {
        return path.endsWith("*")
                ? new UrlPath(path.substring(0, path.length() - 1)).encoded() + "*"
                : new UrlPath(path).encoded();
    }

    // Cloudflare Pages, Netlify, GitLab Pages

    /** One line of {@code _redirects}. */
    static String line(Redirect redirect) {
        return encoded(redirect.from()) + " " + redirect.to().orElse("/404.html") + " " + redirect.status();
    }

    private void lines() throws IOException {
        StringBuilder redirects = new StringBuilder();
        rules.redirects().forEach(redirect -> redirects.append(line(redirect)).append('\n'));
        if (host.notFound() == Host.NotFound.RULES) {
            homes.forEach(home -> redirects
                    .append(encoded(home))
                    .append("* ")
                    .append(encoded(home))
                    .append("404.html 404\n"));
        }
        if (!redirects.isEmpty()) {
            put(site, "_redirects", redirects.toString());
        }
        if (host.sendsHeaders()) {
            put(site, "_headers", headers());
        }
    }

    private String headers() {
        StringBuilder out = new StringBuilder();
        List<HeaderRule> before = new ArrayList<>();
        for (HeaderRule rule : rules.headers()) {
            out.append(encoded(rule.path())).append('\n');
            rule.headers().forEach((name, value) -> {
                boolean again = before.stream()
                        .anyMatch(other -> other.headers().containsKey(name)
                                && other.covers(rule.path().replace("*", "")));
                if (again && host.headers().merge() == Host.Merge.DETACH) {
                    out.append("  ! ").append(name).append('\n');
                }
                out.append("  ").append(name).append(": ").append(value).append('\n');
            });
            before.add(rule);
        }
        return out.toString();
    }

    // Vercel

    private void vercel() throws IOException {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("$schema", "https://openapi.vercel.sh/vercel.json");
        file.put("cleanUrls", false);
        file.put("trailingSlash", true);
        file.put(
                "headers",
                rules.headers().stream()
                        .map(rule -> Map.of(
                                "source", source(rule.path()),
                                "headers",
                                        rule.headers().entrySet().stream()
                                                .map(header -> pair("key", header.getKey(), "value", header.getValue()))
                                                .toList()))
                        .map(TreeMap::new)
                        .toList());
        boolean bulk = host.redirects().bulk();
        file.put(
                "redirects",
                rules.redirects().stream()
                        .filter(redirect -> redirect.wild() || !bulk)
                        .map(HostFiles::vercel)
                        .toList());
        List<Map<String, Object>> many = rules.redirects().stream()
                .filter(redirect -> bulk && !redirect.wild())
                .map(HostFiles::vercel)
                .toList();
        if (!many.isEmpty()) {
            file.put("bulkRedirectsPath", "redirects.json");
            put(site, "redirects.json", Json.of(many) + "\n");
        }
        put(site, "vercel.json", Json.of(file) + "\n");
    }

    private static Map<String, Object> vercel(Redirect redirect) {
        Map<String, Object> out = new LinkedHashMap<>();
        String from = encoded(redirect.from());
        out.put("source", redirect.wild() ? from.substring(0, from.length() - 1) + ":splat*" : from);
        out.put("destination", redirect.to().orElse("/404.html").replace(SPLAT, ":splat*"));
        out.put("statusCode", redirect.status());
        return out;
    }

    /** A path of a header rule as Vercel matches it. */
    private static String source(String path) {
        String encoded = encoded(path);
        return encoded.endsWith("*") ? encoded.substring(0, encoded.length() - 1) + "(.*)" : encoded;
    }

    private static Map<String, Object> pair(String first, Object one, String second, Object other) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put(first, one);
        pair.put(second, other);
        return pair;
    }

    // Amazon S3 with CloudFront

    private void cloudFront() throws IOException {
        List<Object> data = new ArrayList<>();
        List<Object> wild = new ArrayList<>();
        for (Redirect redirect : rules.redirects()) {
            String value = redirect.status() + " " + redirect.to().orElse("");
            if (redirect.wild()) {
                String from = encoded(redirect.from());
                wild.add(List.of(from.substring(0, from.length() - 1), value));
            } else {
                data.add(pair("key", encoded(redirect.from()), "value", value));
            }
        }
        put(beside, "redirects.json", Json.of(Map.of("data", data)) + "\n");
        put(beside, "function.js", """
                // Viewer request. Runtime cloudfront-js-2.0; connect a KeyValueStore that was filled from redirects.json.
                import cf from 'cloudfront';

                const wild = %s;

                function answer(value, rest) {
                  const status = Number(value.slice(0, 3));
                  const to = value.slice(4).replace(':splat', rest);
                  const names = { 301: 'Moved Permanently', 302: 'Found', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 410: 'Gone' };
                  const response = { statusCode: status, statusDescription: names[status] };
                  if (to) response.headers = { location: { value: to } };
                  return response;
                }

                async function handler(event) {
                  const request = event.request;
                  const uri = request.uri;
                  try {
                    return answer(await cf.kvs().get(uri), '');
                  } catch (missing) {
                    // No redirect of this address.
                  }
                  for (const rule of wild) {
                    if (uri.startsWith(rule[0])) return answer(rule[1], uri.slice(rule[0].length));
                  }
                  if (uri.endsWith('/')) request.uri = uri + 'index.html';
                  else if (!uri.slice(uri.lastIndexOf('/')).includes('.')) return answer('301 ' + uri + '/', '');
                  return request;
                }
                """.replace("%s", Json.of(wild)));
        put(beside, "response-headers-policy.json", Json.of(responseHeaders()) + "\n");
        put(beside, "upload.sh", upload());
    }

    private Map<String, Object> responseHeaders() {
        Map<String, String> everywhere = rules.headers().get(0).headers();
        Map<String, Object> security = new LinkedHashMap<>();
        security.put(
                "ContentSecurityPolicy",
                pair("Override", true, "ContentSecurityPolicy", everywhere.getOrDefault(HeaderRules.POLICY, "")));
        security.put("ContentTypeOptions", Map.of("Override", true));
        security.put(
                "ReferrerPolicy",
                pair("Override", true, "ReferrerPolicy", everywhere.getOrDefault("Referrer-Policy", "")));
        Map<String, Object> transport = pair("Override", true, "IncludeSubdomains", true);
        transport.put("Preload", false);
        transport.put("AccessControlMaxAgeSec", 31_536_000);
        security.put("StrictTransportSecurity", transport);
        List<Map<String, Object>> items = new ArrayList<>();
        for (String name : List.of("Permissions-Policy", "Cross-Origin-Opener-Policy")) {
            Map<String, Object> item = pair("Header", name, "Value", everywhere.getOrDefault(name, ""));
            item.put("Override", true);
            items.add(item);
        }
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("Name", "storefront");
        policy.put("SecurityHeadersConfig", security);
        policy.put("CustomHeadersConfig", pair("Quantity", items.size(), "Items", items));
        return policy;
    }

    /** Files that never change go first, so that no page asks for one that is not there yet. */
    private String upload() {
        List<HeaderRule> cached = rules.headers().stream()
                .filter(rule -> rule.headers().containsKey(HeaderRules.CACHE)
                        && !rule.path().equals("/*"))
                .toList();
        StringBuilder out = new StringBuilder("""
                #!/bin/sh
                # usage: upload.sh FOLDER BUCKET [DISTRIBUTION]
                set -eu
                folder=$1
                bucket=$2
                """);
        String excludes = cached.stream()
                .map(rule -> " --exclude '" + rule.path().substring(1) + "'")
                .collect(Collectors.joining());
        for (HeaderRule rule : cached) {
            if (rule.headers().getOrDefault(HeaderRules.CACHE, "").contains("immutable")) {
                sync(out, " --exclude '*' --include '" + rule.path().substring(1) + "'", rule);
            }
        }
        out.append("aws s3 sync \"$folder\" \"s3://$bucket\"")
                .append(excludes)
                .append(" --cache-control '")
                .append(rules.headers().get(0).headers().getOrDefault(HeaderRules.CACHE, "no-cache"))
                .append("' --delete\n");
        for (HeaderRule rule : cached) {
            if (!rule.headers().getOrDefault(HeaderRules.CACHE, "").contains("immutable")) {
                sync(out, " --exclude '*' --include '" + rule.path().substring(1) + "'", rule);
            }
        }
        out.append("""
                if [ $# -gt 2 ]; then
                  aws cloudfront create-invalidation --distribution-id "$3" --paths '/*'
                fi
                """);
        return out.toString();
    }

    private static void sync(StringBuilder out, String which, HeaderRule rule) {
        out.append("aws s3 sync \"$folder\" \"s3://$bucket\"")
                .append(which)
                .append(" --cache-control '")
                .append(rule.headers().get(HeaderRules.CACHE))
                .append("'\n");
    }

    // nginx

    private void nginx() throws IOException {
        StringBuilder maps = new StringBuilder("""
                # Include this file in the http block.
                map_hash_max_size 65536;
                map_hash_bucket_size 512;
                """);
        StringBuilder server = new StringBuilder("""
                # Include this file in the server block, whose root is the folder of the site.
                index index.html;
                gzip on;
                gzip_types text/css text/javascript application/javascript application/json application/manifest+json application/xml image/svg+xml;
                """);
        if (encodings.contains(Encoding.GZIP)) {
            server.append("gzip_static on;\n");
        }
        if (encodings.contains(Encoding.BROTLI)) {
            server.append("# Needs the module ngx_brotli.\nbrotli_static on;\n");
        }
        Map<Integer, List<Redirect>> byStatus = rules.redirects().stream()
                .collect(Collectors.groupingBy(Redirect::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, redirects) -> {
            String name = "$vitrine_" + status;
            maps.append("\nmap $uri ").append(name).append(" {\n  default \"\";\n");
            redirects.forEach(redirect -> maps.append("  ")
                    .append(redirect.wild() ? regex(redirect.from()) : quoted(redirect.from()))
                    .append(' ')
                    .append(quoted(redirect.to().orElse("gone")).replace(SPLAT, "$vitrine_rest"))
                    .append(";\n"));
            maps.append("}\n");
            server.append("if (")
                    .append(name)
                    .append(status == 410 ? ") { return 410; }\n" : ") { return " + status + " " + name + "; }\n");
        });
        Map<String, List<HeaderRule>> byName = new LinkedHashMap<>();
        rules.headers()
                .forEach(rule -> rule.headers()
                        .keySet()
                        .forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(rule)));
        byName.forEach((name, set) -> {
            String value = quoted(set.get(0).headers().getOrDefault(name, ""));
            if (set.size() > 1) {
                String variable =
                        "$vitrine_" + name.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
                maps.append("\nmap $uri ").append(variable).append(" {\n");
                // Of regular expressions the first that fits counts.
                for (int i = set.size() - 1; i > 0; i--) {
                    HeaderRule rule = set.get(i);
                    maps.append("  ")
                            .append(rule.path().endsWith("*") ? prefix(rule.path()) : quoted(rule.path()))
                            .append(' ')
                            .append(quoted(rule.headers().getOrDefault(name, "")))
                            .append(";\n");
                }
                maps.append("  default ").append(value).append(";\n}\n");
                value = variable;
            }
            server.append("add_header ").append(name).append(' ').append(value).append(" always;\n");
        });
        server.append("error_page 404 /404.html;\nlocation / { try_files $uri $uri/ =404; }\n");
        homes.forEach(home -> server.append("location ")
                .append(quoted(home))
                .append(" { error_page 404 ")
                .append(quoted(home + "404.html"))
                .append("; try_files $uri $uri/ =404; }\n"));
        put(beside, "nginx-http.conf", maps.toString());
        put(beside, "nginx-server.conf", server.toString());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String regex(String from) {
        return quoted("~^"
                        + Pattern.compile("[.+?()\\[\\]{}|^$]")
                                .matcher(from.substring(0, from.length() - 1))
                                .replaceAll("\\\\$0")
                        + "(?<vitrine_rest>.*)$")
                .replace("\\\\", "\\");
    }

    private static String prefix(String path) {
        return regex(path).replace("(?<vitrine_rest>.*)$", "");
    }

    // Caddy

    private void caddy() throws IOException {
        StringBuilder out = new StringBuilder("# In the block of the site: import vitrine\n(vitrine) {\n\troute {\n");
        int number = 0;
        for (Redirect redirect : rules.redirects()) {
            if (redirect.wild()) {
                number++;
                String name = "r" + number;
                String from = redirect.from().substring(0, redirect.from().length() - 1);
                out.append("\t\t@")
                        .append(name)
                        .append(" path_regexp ")
                        .append(name)
                        .append(' ')
                        .append(tick("^"
                                + Pattern.compile("[.+?()\\[\\]{}|^$]")
                                        .matcher(from)
                                        .replaceAll("\\\\$0") + "(.*)$"))
                        .append('\n');
                caddy(out, "@" + name, redirect, redirect.to().orElse("").replace(SPLAT, "{re." + name + ".1}"));
            } else {
                caddy(out, tick(redirect.from()), redirect, redirect.to().orElse(""));
            }
        }
        rules.headers()
                .forEach(rule -> rule.headers()
                        .forEach((name, value) -> out.append("\t\theader ")
                                .append(tick(rule.path()))
                                .append(' ')
                                .append(name)
                                .append(' ')
                                .append(tick(value))
                                .append('\n')));
        String lying = encodings.isEmpty()
                ? ""
                : " {\n\t\t\tprecompressed"
                        + (encodings.contains(Encoding.BROTLI) ? " br" : "")
                        + (encodings.contains(Encoding.GZIP) ? " gzip" : "")
                        + "\n\t\t}";
        out.append("\t\tencode zstd gzip\n\t\tfile_server" + lying + "\n\t}\n\thandle_errors 404 {\n");
        homes.forEach(home -> out.append("\t\thandle ")
                .append(tick(home + "*"))
                .append(" {\n\t\t\trewrite * ")
                .append(tick(home + "404.html"))
                .append("\n\t\t\tfile_server\n\t\t}\n"));
        out.append("\t\thandle {\n\t\t\trewrite * /404.html\n\t\t\tfile_server\n\t\t}\n\t}\n}\n");
        put(beside, "Caddyfile", out.toString());
    }

    private static void caddy(StringBuilder out, String matcher, Redirect redirect, String to) {
        if (redirect.to().isEmpty()) {
            out.append("\t\trespond ").append(matcher).append(" \"Gone\" 410\n");
        } else {
            out.append("\t\tredir ")
                    .append(matcher)
                    .append(' ')
                    .append(tick(to))
                    .append(' ')
                    .append(redirect.status())
                    .append('\n');
        }
    }

    private static String tick(String text) {
        return '`' + text.replace("`", "") + '`';
    }
}
