package dev.vitrine.hosting;

import dev.vitrine.checkout.Checkouts;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.HostChoice;
import dev.vitrine.output.Encoding;
import dev.vitrine.output.HostRules;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.Redirect;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.SitePlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The host of a site: whether the site fits there, and the files that tell the host what to do. Thread-safe. */
public final class Hosting {

    /** The name of the rules beside a site, in the form that the preview reads. */
    public static final String RULES = HostRules.FILE;

    private final SitePlan plan;
    private final HostChoice choice;
    private final Host host;
    private final List<Redirect> redirects;
    private final ContentPolicy policy;
    private final Diagnostics diagnostics;
    private final AtomicLong bytes = new AtomicLong();
    private boolean counted;

    private Hosting(SitePlan plan, Checkouts checkouts, Diagnostics diagnostics) {
        this.plan = plan;
        this.diagnostics = diagnostics;
        this.choice = plan.site().settings().host();
        this.host = Host.read(choice.target(), choice.plan(), choice.limits());
        this.redirects = plan.redirects().all().stream()
                .flatMap(rule -> possible(rule).stream())
                .toList();
        this.policy = new ContentPolicy(plan, checkouts);
    }

    /**
     * The host that the settings of {@code plan} choose. What is known not to fit there is reported at once, before any page is made.
     *
     * @param known how many files are sure to be written
     */
    public static Hosting of(SitePlan plan, Checkouts checkouts, int known, Diagnostics diagnostics) {
        Hosting hosting = new Hosting(plan, checkouts, diagnostics);
        hosting.before(known);
        return hosting;
    }

    private void before(int known) {
        if (!choice.plan().isEmpty() && !host.plans().contains(choice.plan())) {
            report(
                    Rule.HOSTING_UNKNOWN_PLAN,
                    host.name() + " has no plan '" + choice.plan() + "'",
                    "use one of " + String.join(", ", host.plans()));
        }
        if (!host.forbids().isEmpty()) {
            report(
                    Rule.HOSTING_FORBIDDEN_USE,
                    "a shop should not be published with " + host.name() + ": " + host.forbids(),
                    "choose another host, or another plan");
        }
        count(known, "at least ");
        Host.RedirectFacts facts = host.redirects();
        long wild = redirects.stream().filter(Redirect::wild).count();
        most("redirects", redirects.size() - wild, facts.single());
        most("redirects with *", wild, facts.wild());
        most("redirects", redirects.size(), facts.together());
        long size = 0;
        for (Redirect redirect : redirects) {
            String line = HostFiles.line(redirect);
            size += line.length() + 1;
            if (facts.line() > 0 && line.length() > facts.line()) {
                tooLong(
                        "the redirect of " + redirect.from(),
                        line.length(),
                        facts.line(),
                        at(redirect),
                        "shorten one of its two addresses");
            }
        }
        if (facts.bytes() > 0 && size > facts.bytes()) {
            report(
                    Rule.HOSTING_TOO_MANY_REDIRECTS,
                    "the redirects have " + kilobytes(size) + ", but " + host.name() + " takes "
                            + kilobytes(facts.bytes()),
                    "take things that are long gone out of slug-history.json and redirects.json");
        }
    }

    private void most(String what, long number, long limit) {
        if (limit > 0 && number > limit) {
            report(
                    Rule.HOSTING_TOO_MANY_REDIRECTS,
                    "the site has " + number + " " + what + ", but " + named() + " takes " + limit,
                    "take things that are long gone out of slug-history.json and redirects.json, or write one rule with /*");
        }
    }

    private void count(long files, String about) {
        if (!counted && host.files() > 0 && files > host.files()) {
            counted = true;
            report(
                    Rule.HOSTING_TOO_MANY_FILES,
                    "the site has " + about + files + " files, but " + named() + " takes " + host.files(),
                    host.plans().size() > 1
                            ? "choose a larger plan (" + String.join(", ", host.plans()) + "), or another host"
                            : "choose another host");
        }
    }

    /** The redirect as the host can answer it; none when it cannot. */
    private List<Redirect> possible(Redirect redirect) {
        if (!host.redirecting()) {
            if (!RedirectPages.possible(redirect)
                    && plan.redirects().written(redirect.from()).isPresent()) {
                unsupported(redirect);
            }
            return RedirectPages.possible(redirect) ? List.of(redirect) : List.of();
        }
        List<Integer> statuses = host.redirects().statuses();
        if (statuses.contains(redirect.status())) {
            return List.of(redirect);
        }
        if (redirect.to().isEmpty()) {
            if (plan.redirects().written(redirect.from()).isPresent()) {
                unsupported(redirect);
            }
            return List.of();
        }
        // 307 and 308 differ from 302 and 301 only for forms.
        return List.of(new Redirect(redirect.from(), redirect.to(), redirect.status() == 307 ? 302 : 301));
    }

    private void unsupported(Redirect redirect) {
        diagnostics.report(
                Rule.HOSTING_UNSUPPORTED,
                at(redirect),
                redirect.to().isEmpty()
                        ? "with " + host.name() + ", '" + redirect.from() + "' is not found (404) instead of gone (410)"
                        : "with " + host.name() + ", '" + redirect.from() + "' cannot lead anywhere",
                redirect.to().isEmpty()
                        ? "search engines take both alike; leave it, or choose another host"
                        : "write a redirect for each address, or choose another host");
    }

    private Location at(Redirect redirect) {
        return plan.redirects().written(redirect.from()).orElse(choice.location());
    }

    /**
     * What the security policy must allow for a page.
     *
     * @param path its file
     * @param prefix what the addresses of its class begin with
     * @param storefront the number of its storefront
     * @param sources directive to what it needs
     * @param sound whether it asks for nothing that is not allowed
     */
    public record Needs(String path, String prefix, int storefront, Map<String, List<String>> sources, boolean sound) {
        public Needs {
            sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        }
    }

    /** How files are compressed that lie beside those they are made of: as the settings say, else as the host sends them. */
    public Set<Encoding> encodings() {
        Set<Encoding> encodings = wanted();
        encodings.removeIf(encoding -> !encoding.available());
        return encodings;
    }

    private Set<Encoding> wanted() {
        List<String> tokens = choice.compress().orElse(host.compressed());
        Set<Encoding> encodings = EnumSet.allOf(Encoding.class);
        encodings.removeIf(encoding -> !tokens.contains(encoding.token()));
        return encodings;
    }

    /** Reads a finished page; where the host sends no headers there is nothing to read. */
    public Optional<Needs> page(Route route, byte[] html, int length) {
        return host.sendingHeaders() ? Optional.of(policy.page(route, html, length)) : Optional.empty();
    }

    /** Takes note of what a page needs. */
    public void take(Needs page) {
        policy.take(page);
    }

    /** Takes note of a finished file. */
    public void file(String path, long length) {
        bytes.addAndGet(length);
        if (host.fileBytes() > 0 && length > host.fileBytes()) {
            diagnostics.report(
                    Rule.HOSTING_FILE_TOO_LARGE,
                    Location.of(path),
                    "the file has " + kilobytes(length) + ", but " + named() + " takes " + kilobytes(host.fileBytes()),
                    "make it smaller, or serve it from elsewhere");
        }
    }

    /** {@code out}, which takes a file piece by piece, taking note of the file when it is closed. */
    public OutputStream measured(String path, OutputStream out) {
        return new MeasuredStream(out, length -> file(path, length));
    }

    /**
     * Writes what the host reads, once everything else is written, and reports what does not fit.
     *
     * @param files all files so far
     * @param site takes what lies in the site
     * @param beside takes what lies beside it, and is not published
     */
    public void finish(Set<String> files, FileSink site, FileSink beside) throws IOException {
        policy.finish(diagnostics);
        HostRules rules = new HostRules(
                host.sendingHeaders() ? HeaderRules.of(host, policy, files) : List.of(),
                host.redirecting() ? redirects : List.of());
        headers(rules);
        new HostFiles(
                        host,
                        rules,
                        encodings(),
                        plan.storefronts().stream()
                                .map(storefront -> storefront.home().path())
                                .toList(),
                        site,
                        beside)
                .write();
        if (!host.redirecting()) {
            RedirectPages.write(redirects, plan.site().settings().baseUrl(), site);
        } else {
            beside.accept(new OutputPath(RULES), rules.text().getBytes(StandardCharsets.UTF_8));
        }
        for (Encoding encoding : wanted()) {
            if (!encoding.available()) {
                report(
                        Rule.HOSTING_UNSUPPORTED,
                        "no files are compressed as '" + encoding.token() + "': there is no library for this machine",
                        "build on Linux or on a Mac with an Apple processor, or write \"compress\": [\"gzip\"]");
            }
        }
        int encodings = encodings().size();
        long compressed = encodings == 0
                ? 0
                : encodings * files.stream().filter(Encoding::compressible).count();
        count(files.size() + compressed, compressed == 0 ? "" : "with compressed ones up to ");
        if (host.siteBytes() > 0 && bytes.get() > host.siteBytes()) {
            report(
                    Rule.HOSTING_SITE_TOO_LARGE,
                    "the site has " + kilobytes(bytes.get()) + ", but " + named() + " takes "
                            + kilobytes(host.siteBytes()),
                    "make pictures smaller, or choose another host");
        }
    }

    private void headers(HostRules rules) {
        Host.HeaderFacts facts = host.headers();
        if (facts.rules() > 0 && rules.headers().size() > facts.rules()) {
            report(
                    Rule.HOSTING_TOO_MANY_HEADERS,
                    "the site needs " + rules.headers().size() + " rules for headers, but " + named() + " takes "
                            + facts.rules(),
                    "let more pages need the same: the same forms, the same inline scripts");
        }
        List<String> reported = new ArrayList<>();
        rules.headers()
                .forEach(rule -> rule.headers().forEach((name, value) -> {
                    int length = name.length() + 2 + value.length();
                    if (facts.line() > 0 && length > facts.line() && !reported.contains(name)) {
                        reported.add(name);
                        tooLong(
                                "the header " + name + " of " + rule.path(),
                                length,
                                facts.line(),
                                choice.location(),
                                "fewer different inline scripts and hosts make a shorter security policy");
                    }
                }));
    }

    private void tooLong(String what, long length, long limit, Location at, String hint) {
        diagnostics.report(
                Rule.HOSTING_LINE_TOO_LONG,
                at,
                what + " has " + length + " characters, but " + host.name() + " reads " + limit,
                hint);
    }

    private void report(Rule rule, String message, String hint) {
        diagnostics.report(rule, choice.location(), message, hint);
    }

    private String named() {
        return host.plans().size() > 1
                ? host.name() + " ("
                        + (host.plans().contains(choice.plan())
                                ? choice.plan()
                                : host.plans().get(0)) + ")"
                : host.name();
    }

    private static String kilobytes(long size) {
        return size < 1024 * 1024
                ? String.format(Locale.ROOT, "%.1f KB", size / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", size / 1024.0 / 1024.0);
    }
}
