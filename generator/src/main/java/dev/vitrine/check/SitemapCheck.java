package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.output.FileStreams;
import dev.vitrine.output.HashTable;
import dev.vitrine.output.OutputPath;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads sitemaps as they are written: each page in them must be one that search engines keep, listed once, and its alternates must be whole and the same for
 * each of their pages. One entry is held at a time, and two hashes of a set of alternates.
 */
public final class SitemapCheck {

    private static final Pattern LOCATION = Pattern.compile("<url><loc>([^<]*)</loc>");
    private static final Pattern LINK = Pattern.compile("hreflang=\"([^\"]*)\" href=\"([^\"]*)\"");
    private static final byte[] END = "</url>".getBytes(StandardCharsets.US_ASCII);

    private final Predicate<String> kept;
    private final HashTable listed = new HashTable();
    private final HashTable unstated = new HashTable();
    private final TreeMap<String, Problem> problems = new TreeMap<>();

    /**
     * A check of the sitemaps of one site.
     *
     * @param kept whether search engines keep a page under this address
     */
    public SitemapCheck(Predicate<String> kept) {
        this.kept = kept;
    }

    /** The first of the problems of one kind, and how many there are. */
    private record Problem(int count, String file, String message) {}

    /** {@code files}, with all that is written to sitemaps read along the way. */
    public FileStreams reading(FileStreams files) {
        return path -> new Reader(path, files.open(path));
    }

    private final class Reader extends FilterOutputStream {
        private final OutputPath path;
        private final StringBuilder entry = new StringBuilder();

        private Reader(OutputPath path, OutputStream out) {
            super(out);
            this.path = path;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] text, int from, int length) throws IOException {
            out.write(text, from, length);
            // Addresses are percent-encoded, so that a byte is a character.
            for (int i = from; i < from + length; i++) {
                entry.append((char) (text[i] & 0xFF));
                if (text[i] == '>' && endsEntry()) {
                    read(entry.toString(), path);
                    entry.setLength(0);
                }
            }
        }

        private boolean endsEntry() {
            int start = entry.length() - END.length;
            for (int i = 0; start >= 0 && i < END.length; i++) {
                if (entry.charAt(start + i) != END[i]) {
                    return false;
                }
            }
            return start >= 0;
        }
    }

    private void read(String entry, OutputPath path) {
        Matcher location = LOCATION.matcher(entry);
        String url = location.find() ? plain(location.group(1)) : "";
        if (!kept.test(url)) {
            problem("page", path, "lists " + url + ", which search engines are to leave out or do not find");
        }
        long page = AlternatesCheck.hash(url);
        if (listed.get(page).isPresent()) {
            problem("twice", path, "lists " + url + ", which is listed already");
        }
        listed.put(page, 1);
        Matcher link = LINK.matcher(entry);
        Set<String> codes = new HashSet<>();
        Set<String> targets = new HashSet<>();
        long set = 0;
        while (link.find()) {
            String code = link.group(1).toLowerCase(Locale.ROOT);
            String target = plain(link.group(2));
            if (!codes.add(code) || !HreflangCode.valid(code)) {
                problem("code", path, "names an alternate of " + url + " by '" + code + "', wrongly or twice");
            }
            if (targets.add(target) && !kept.test(target)) {
                problem("alternate", path, "names " + target + " as an alternate, which search engines do not keep");
            }
            set += AlternatesCheck.mix(AlternatesCheck.hash(code) + 31 * AlternatesCheck.hash(target));
        }
        if (!codes.isEmpty()) {
            if (!codes.contains("x-default") || !targets.contains(url)) {
                problem("whole", path, "leaves out x-default or the page itself among the alternates of " + url);
            }
            OptionalLong before = unstated.get(set);
            long all = targets.stream().mapToLong(AlternatesCheck::hash).sum();
            unstated.put(set, (before.isPresent() ? before.getAsLong() : all) - page);
        }
    }

    private void problem(String kind, OutputPath path, String message) {
        problems.merge(
                kind,
                new Problem(1, path.path(), message),
                (before, now) -> new Problem(before.count() + 1, before.file(), before.message()));
    }

    /** Reports what was found, and sets of alternates that not all of their pages have stated. */
    public void finish(Diagnostics diagnostics) {
        problems.values()
                .forEach(problem -> report(
                        Location.of(problem.file()),
                        "the sitemap " + problem.message()
                                + (problem.count() > 1 ? " (" + problem.count() + " times)" : ""),
                        diagnostics));
        if (!unstated.onlyZeros()) {
            report(
                    Location.of("sitemap.xml"),
                    "the sitemaps name alternates of a page that do not name the same in turn",
                    diagnostics);
        }
    }

    private static void report(Location at, String message, Diagnostics diagnostics) {
        diagnostics.report(
                Rule.SEO_SITEMAP_MISMATCH,
                at,
                message,
                "let templates print robots, canonical and alternates as they are given; sitemaps are made from the same");
    }

    private static String plain(String xml) {
        return xml.indexOf('&') < 0
                ? xml
                : xml.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&");
    }
}
