package dev.vitrine.hosting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of a host, from a JSON file of facts. Limits of 0 are none, or none that is known.
 *
 * @param id its id in {@code site.json}
 * @param name its name
 * @param form which files it reads
 * @param files most files
 * @param fileBytes largest file
 * @param siteBytes largest site
 * @param redirects what it knows of redirects
 * @param headers what it knows of headers
 * @param sendsHeaders whether it sends headers that the site states
 * @param notFound which page it shows where there is none
 * @param compressed which compressed files beside others it sends, by names of {@code Content-Encoding}
 * @param forbids why its terms forbid a shop; empty when they do not
 * @param plans the names of its plans, the one that is meant when none is stated first
 * @param sources where the facts are from
 */
record Host(
        String id,
        String name,
        Form form,
        long files,
        long fileBytes,
        long siteBytes,
        RedirectFacts redirects,
        HeaderFacts headers,
        boolean sendsHeaders,
        NotFound notFound,
        List<String> compressed,
        String forbids,
        List<String> plans,
        List<String> sources) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Which files a host reads. */
    enum Form {
        /** {@code _redirects} and {@code _headers}. */
        LINES,
        VERCEL,
        CLOUDFRONT,
        NGINX,
        CADDY,
        /** None: redirects become pages. */
        PAGES
    }

    /** Which page a host shows where there is none. */
    enum NotFound {
        /** The {@code 404.html} in the nearest folder above. */
        NEAREST,
        /** The one at the root. */
        ROOT,
        /** The one that a rule names. */
        RULES
    }

    /** What becomes of a header that two rules set. */
    enum Merge {
        /** Both values are sent. */
        JOIN,
        /** Both, unless the later rule takes the first away. */
        DETACH,
        /** The later one counts. */
        LAST
    }

    /**
     * Redirects.
     *
     * @param single most of single addresses
     * @param wild most that stand for everything below an address
     * @param together most of both
     * @param line most characters of one
     * @param bytes largest file of them
     * @param statuses what it can answer
     * @param bulk whether it takes many in a file of their own
     */
    record RedirectFacts(
            long single, long wild, long together, long line, long bytes, List<Integer> statuses, boolean bulk) {
        RedirectFacts {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * Headers.
     *
     * @param rules most rules
     * @param line most characters of a header
     * @param merge what becomes of a header that two rules set
     * @param cache the {@code Cache-Control} that it sends on its own; empty when it sends none
     */
    record HeaderFacts(long rules, long line, Merge merge, String cache) {}

    /** Whether it can answer with a redirect. */
    boolean redirecting() {
        return form != Form.PAGES;
    }

    /** Whether it sends headers that the site states. */
    boolean sendingHeaders() {
        return form != Form.PAGES && sendsHeaders;
    }

    /** The host {@code id} under {@code plan}, or under its first when there is none of that name; {@code limits} are agreed on. */
    static Host read(String id, String plan, Map<String, Long> limits) {
        try (InputStream in = Host.class.getResourceAsStream(id + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no facts of the host " + id);
            }
            return of(MAPPER.readTree(in), plan, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Host of(JsonNode node, String plan, Map<String, Long> limits) {
        Map<String, JsonNode> plans = new LinkedHashMap<>();
        node.path("plans").properties().forEach(entry -> plans.put(entry.getKey(), entry.getValue()));
        JsonNode own = plans.getOrDefault(plan, plans.values().iterator().next());
        JsonNode redirects = node.path("redirects");
        JsonNode headers = node.path("headers");
        List<Integer> statuses = new ArrayList<>();
        redirects.path("statuses").forEach(status -> statuses.add(status.asInt()));
        List<String> sources = new ArrayList<>();
        node.path("sources").forEach(source -> sources.add(source.asString()));
        List<String> compressed = new ArrayList<>();
        node.path("compressed").forEach(encoding -> compressed.add(encoding.asString()));
        return new Host(
                node.path("id").asString(),
                node.path("name").asString(),
                Form.valueOf(node.path("form").asString().toUpperCase(java.util.Locale.ROOT)),
                limits.getOrDefault("files", number("files", own, node)),
                limits.getOrDefault("fileBytes", number("fileBytes", own, node)),
                limits.getOrDefault("siteBytes", number("siteBytes", own, node)),
                new RedirectFacts(
                        limits.getOrDefault("redirects", number("single", own, redirects)),
                        limits.getOrDefault("starRedirects", number("wild", own, redirects)),
                        number("together", own, redirects),
                        limits.getOrDefault("redirectLine", number("line", own, redirects)),
                        limits.getOrDefault("redirectBytes", number("bytes", own, redirects)),
                        statuses,
                        own.path("bulk").asBoolean(false)),
                new HeaderFacts(
                        limits.getOrDefault("headerRules", number("rules", own, headers)),
                        limits.getOrDefault("headerLine", number("line", own, headers)),
                        Merge.valueOf(headers.path("merge").asString("last").toUpperCase(java.util.Locale.ROOT)),
                        headers.path("cache").asString("")),
                headers.isObject(),
                NotFound.valueOf(node.path("notFound").asString("root").toUpperCase(java.util.Locale.ROOT)),
                Collections.unmodifiableList(compressed),
                own.path("forbids").asString(node.path("forbids").asString("")),
                List.copyOf(plans.keySet()),
                Collections.unmodifiableList(sources));
    }

    private static long number(String field, JsonNode plan, JsonNode general) {
        return plan.has(field) ? plan.path(field).asLong() : general.path(field).asLong(0);
    }
}
