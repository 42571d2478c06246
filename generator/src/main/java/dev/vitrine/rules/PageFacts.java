package dev.vitrine.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What one finished page shows of what rules want to know, while its tags are read one after the other; for one thread. */
final class PageFacts {

    private static final int CONTEXT = 60;
    private static final Pattern BLANKS = Pattern.compile(" +");

    /** Elements that do not part words. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong",
            "sub", "sup", "time", "u", "wbr");

    private static final Set<String> EMPTY = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    /** Relations of a link element that make a browser ask a server. */
    private static final Set<String> ASKING = Set.of(
            "stylesheet",
            "preload",
            "modulepreload",
            "prefetch",
            "preconnect",
            "dns-prefetch",
            "icon",
            "apple-touch-icon",
            "manifest");

    // The attributes of the tag at hand that are taken note of.
    private static final int FACT = 0;
    private static final int OFFER = 1;
    private static final int HREF = 2;
    private static final int SRC = 3;
    private static final int SRCSET = 4;
    private static final int POSTER = 5;
    private static final int DATA = 6;
    private static final int REL = 7;
    private static final int ALT = 8;
    private static final int TITLE = 9;
    private static final int LABEL = 10;
    private static final int CONTENT = 11;
    private static final int NAME = 12;
    private static final int PROPERTY = 13;
    private static final int LANG = 14;
    private static final int STYLE = 15;
    private static final int HIDDEN = 16;
    private static final int ARIA_HIDDEN = 17;
    private static final int OPEN = 18;
    private static final int POPOVER = 19;

    private static final List<String> ATTRIBUTES = List.of(
            "data-fact",
            "data-offer",
            "href",
            "src",
            "srcset",
            "poster",
            "data",
            "rel",
            "alt",
            "title",
            "aria-label",
            "content",
            "name",
            "property",
            "lang",
            "style",
            "hidden",
            "aria-hidden",
            "open",
            "popover");

    /**
     * A fact that is shown.
     *
     * @param text its text, folded
     * @param foreign whether a part of it is in another language than the page
     * @param offer the number of the innermost offer around it; negative when there is none
     */
    record Shown(String text, boolean foreign, int offer) {}

    private static final class Open {
        private final String name;
        private int depth = 1;
        private final int fact;
        private final int offer;
        private final String link;
        private final boolean hides;
        private final int textFrom;
        private boolean foreign;

        private Open(String name, int fact, int offer, String link, boolean hides, int textFrom) {
            this.name = name;
            this.fact = fact;
            this.offer = offer;
            this.link = link;
            this.hides = hides;
            this.textFrom = textFrom;
        }
    }

    private final Wanted wanted;
    private final Map<String, Integer> factNumbers = new HashMap<>();
    private final Optional<Phrases.Search> search;
    private final String[] known = new String[256];
    private final int[] starts = new int[ATTRIBUTES.size()];
    private final int[] ends = new int[ATTRIBUTES.size()];
    private final List<Open> open = new ArrayList<>();
    private final Text.Gathered text = new Text.Gathered();
    private final Map<String, List<Shown>> shown = new HashMap<>();
    private final Map<String, List<String>> links = new HashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Set<String> foreign = new TreeSet<>();
    private final List<String> offers = new ArrayList<>();
    private byte[] page = {};
    private int length;
    private int hiding;
    private int gathering;
    private int textFrom;
    private String tag = "";
    private boolean endTag;
    private int name;
    private int nameEnd;

    PageFacts(Wanted wanted) {
        this.wanted = wanted;
        Arrays.fill(known, "");
        for (String fact : wanted.facts()) {
            factNumbers.put(fact, factNumbers.size());
        }
        this.search = wanted.phrases().map(phrases -> phrases.new Search());
    }

    void begin() {
        open.clear();
        text.clear();
        shown.clear();
        links.clear();
        addresses.clear();
        foreign.clear();
        offers.clear();
        hiding = 0;
        gathering = 0;
        textFrom = 0;
        tag = "";
        endTag = false;
        search.ifPresent(Phrases.Search::begin);
    }

    void tagBegin(byte[] html, int at, int nameStart, int end) {
        text(html, at);
        endTag = html[at + 1] == '/';
        name = nameStart;
        nameEnd = end;
        Arrays.fill(ends, -1);
    }

    void attribute(byte[] html, int equals, int start, int end) {
        if (endTag) {
            return;
        }
        int from = equals;
        while (from > nameEnd && html[from - 1] > ' ' && html[from - 1] != '"' && html[from - 1] != '\'') {
            from--;
        }
        int size = equals - from;
        for (int one = 0; one < ATTRIBUTES.size(); one++) {
            String word = ATTRIBUTES.get(one);
            if (word.length() == size && same(html, from, word)) {
                starts[one] = start;
                ends[one] = end;
                return;
            }
        }
    }

    private static boolean same(byte[] html, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((html[from + i] | 0x20) != (word.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    void tagEnd(byte[] html, int end) {
        tag = tagName(html);
        textFrom = end;
        boolean inline = INLINE.contains(tag);
        if (!inline && search.isPresent()) {
            search.get().apart();
        }
        if (!inline && gathering > 0) {
            text.take((byte) ' ', end);
        }
        if (endTag) {
            ended();
            if (tag.equals("script") || tag.equals("style")) {
                tag = "";
            }
            return;
        }
        boolean empty = EMPTY.contains(tag) || html[end - 1] == '>' && end >= 2 && html[end - 2] == '/';
        if (!empty) {
            for (Open one : open) {
                if (one.name.equals(tag)) {
                    one.depth++;
                }
            }
        }
        boolean hides = hides(html);
        if (hiding == 0 && !hides) {
            seen(html, empty);
        }
        if (hides && !empty) {
            open.add(new Open(tag, -1, -1, "", true, 0));
            hiding++;
        }
        if (hiding == 0) {
            if (has(LANG) && gathering > 0 && isForeign(html)) {
                open.forEach(one -> one.foreign |= one.fact >= 0);
            }
        }
        if (wanted.requests()) {
            requests(html);
        }
        if (!wanted.addresses().isEmpty() && has(HREF)) {
            address(value(html, HREF).toLowerCase(Locale.ROOT));
        }
        attributeTexts(html);
    }

    /** Names of elements come again and again; one text of each is kept. */
    private String tagName(byte[] html) {
        int size = nameEnd - name;
        int slot = (html[name] * 31 + html[nameEnd - 1]) * 31 + size & known.length - 1;
        String there = known[slot];
        if (there.length() == size && matches(html, name, there)) {
            return there;
        }
        String word = new String(html, name, size, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        known[slot] = word;
        return word;
    }

    private boolean has(int one) {
        return ends[one] >= 0;
    }

    private boolean is(byte[] html, int one, String word) {
        int from = starts[one];
        return ends[one] - from == word.length() && same(html, from, word);
    }

    private String value(byte[] html, int one) {
        return unescaped(new String(html, starts[one], ends[one] - starts[one], StandardCharsets.UTF_8));
    }

    private static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&");
    }

    /** Whether what is in the element is not seen before somebody opens something. */
    private boolean hides(byte[] html) {
        if (has(HIDDEN) || has(POPOVER) || has(ARIA_HIDDEN) && is(html, ARIA_HIDDEN, "true")) {
            return true;
        }
        if (has(STYLE)
                && value(html, STYLE).replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none")) {
            return true;
        }
        return switch (tag) {
            case "details", "dialog" -> !has(OPEN);
            case "template", "noscript" -> true;
            default -> false;
        };
    }

    private boolean isForeign(byte[] html) {
        String lang = value(html, LANG);
        int dash = lang.indexOf('-');
        String primary = dash < 0 ? lang : lang.substring(0, dash);
        return !primary.isEmpty() && !primary.equalsIgnoreCase(wanted.language());
    }

    /** Takes note of an element that is seen. */
    private void seen(byte[] html, boolean empty) {
        int fact = has(FACT) ? factNumbers.getOrDefault(value(html, FACT), -1) : -1;
        String link = tag.equals("a") && has(HREF) && !wanted.links().isEmpty() ? target(html) : "";
        int offer = -1;
        if (has(OFFER)) {
            offer = offers.size();
            offers.add(value(html, OFFER));
        }
        if (fact < 0 && link.isEmpty() && offer < 0) {
            return;
        }
        if (empty) {
            if (fact >= 0) {
                show(fact, has(ALT) ? Text.folded(value(html, ALT)) : "", false);
            }
            return;
        }
        Open one = new Open(tag, fact, offer, link, false, text.length());
        if (fact >= 0 || !link.isEmpty()) {
            gathering++;
            if (fact >= 0 && has(LANG) && isForeign(html)) {
                one.foreign = true;
            }
        }
        open.add(one);
    }

    private String target(byte[] html) {
        int from = starts[HREF];
        int to = ends[HREF];
        for (Map.Entry<String, String> target : wanted.links().entrySet()) {
            String address = target.getValue();
            // A part of a page is on it.
            if (to - from >= address.length()
                    && (to - from == address.length()
                            || html[from + address.length()] == '#'
                            || html[from + address.length()] == '?')
                    && matches(html, from, address)) {
                return target.getKey();
            }
        }
        return "";
    }

    private static boolean matches(byte[] html, int from, String address) {
        for (int i = 0; i < address.length(); i++) {
            if (html[from + i] != address.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void ended() {
        for (int i = open.size() - 1; i >= 0; i--) {
            Open one = open.get(i);
            if (one.name.equals(tag) && --one.depth == 0) {
                open.remove(i);
                if (one.hides) {
                    hiding--;
                }
                if (one.fact >= 0) {
                    show(one.fact, text.text(one.textFrom), one.foreign);
                }
                if (!one.link.isEmpty()) {
                    links.computeIfAbsent(one.link, k -> new ArrayList<>()).add(text.text(one.textFrom));
                }
                if (one.fact >= 0 || !one.link.isEmpty()) {
                    gathering--;
                    if (gathering == 0) {
                        text.clear();
                    }
                }
            }
        }
    }

    private void show(int fact, String said, boolean isForeign) {
        int offer = -1;
        for (Open one : open) {
            if (one.offer >= 0) {
                offer = one.offer;
            }
        }
        shown.computeIfAbsent(wanted.facts().get(fact), k -> new ArrayList<>())
                .add(new Shown(BLANKS.matcher(said).replaceAll(" "), isForeign, offer));
    }

    /** The text that ends at {@code to}. */
    private void text(byte[] html, int to) {
        if (textFrom >= to
                || hiding > 0
                || (gathering == 0 && search.isEmpty())
                || !endTag && (tag.equals("script") || tag.equals("style"))) {
            return;
        }
        if (search.isPresent()) {
            Text.fold(html, textFrom, to, search.get());
        }
        if (gathering > 0) {
            Text.fold(html, textFrom, to, text);
        }
    }

    private void attributeTexts(byte[] html) {
        if (search.isEmpty()) {
            return;
        }
        if (tag.equals("meta")) {
            boolean told = has(CONTENT) && (has(NAME) && is(html, NAME, "description") || has(PROPERTY));
            if (told) {
                attributeText(html, CONTENT);
            }
            return;
        }
        if (hiding > 0) {
            return;
        }
        attributeText(html, ALT);
        attributeText(html, TITLE);
        attributeText(html, LABEL);
    }

    private void attributeText(byte[] html, int one) {
        if (has(one) && ends[one] > starts[one]) {
            search.get().apart();
            Text.fold(html, starts[one], ends[one], search.get());
            search.get().apart();
        }
    }

    private void requests(byte[] html) {
        switch (tag) {
            case "a", "area", "form", "base", "meta" -> {
                // A click, not the page, asks these.
            }
            case "link" -> {
                if (has(REL) && has(HREF)) {
                    for (String relation :
                            value(html, REL).toLowerCase(Locale.ROOT).split("\\s+")) {
                        if (ASKING.contains(relation)) {
                            request(value(html, HREF));
                        }
                    }
                }
            }
            default -> {
                if (has(SRC)) {
                    request(value(html, SRC));
                }
                if (has(POSTER)) {
                    request(value(html, POSTER));
                }
                if (tag.equals("object") && has(DATA)) {
                    request(value(html, DATA));
                }
                if (has(SRCSET)) {
                    for (String one : value(html, SRCSET).split(",")) {
                        request(one.trim());
                    }
                }
            }
        }
    }

    private void request(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String absolute = lower.startsWith("//") ? "https:" + lower : lower;
        if (!absolute.startsWith("https://") && !absolute.startsWith("http://")) {
            return;
        }
        int from = absolute.indexOf("//") + 2;
        int to = from;
        while (to < absolute.length() && "/?# ".indexOf(absolute.charAt(to)) < 0) {
            to++;
        }
        String origin = absolute.substring(0, to);
        if (!origin.equals(wanted.ownOrigin())) {
            foreign.add(origin);
        }
    }

    private void address(String href) {
        for (String part : wanted.addresses()) {
            if (href.contains(part)) {
                addresses.putIfAbsent(part, href);
            }
        }
    }

    /** Ends the page, of which {@code all} bytes count; they stay as they are until the next page begins. */
    void end(byte[] html, int all) {
        page = html;
        length = all;
        endTag = false;
        text(html, all);
        search.ifPresent(Phrases.Search::apart);
    }

    // What the page shows

    List<Shown> shown(String fact) {
        return shown.getOrDefault(fact, List.of());
    }

    /** The texts of the links to {@code target}, folded; none when the page has none that is seen. */
    List<String> links(String target) {
        return links.getOrDefault(target, List.of());
    }

    /** The SKUs of the offers that are seen, by their number. */
    List<String> offers() {
        return List.copyOf(offers);
    }

    /** The address with one of {@code parts} that the page links to. */
    Optional<String> address(List<String> parts) {
        return parts.stream()
                .flatMap(part -> Optional.ofNullable(addresses.get(part.toLowerCase(Locale.ROOT))).stream())
                .findFirst();
    }

    /** The other servers that are asked, sorted. */
    List<String> foreign() {
        return List.copyOf(foreign);
    }

    /** The first phrase of {@code list} with some words around it: {@code klimaneutral (… klimaneutraler Versand …)}; empty when the page says none. */
    Optional<String> phrase(String list) {
        if (search.isEmpty() || search.get().at(list) < 0) {
            return Optional.empty();
        }
        int at = Math.min(search.get().at(list), length - 1);
        return Optional.of(search.get().phrase(list) + "' (" + around(page, length, at) + ")");
    }

    private static String around(byte[] html, int length, int at) {
        int from = at;
        while (from > 0 && at - from < CONTEXT && html[from] != '>' && html[from] != '"') {
            from--;
        }
        int to = at;
        while (to < length && to - at < CONTEXT && html[to] != '<' && html[to] != '"') {
            to++;
        }
        String words = unescaped(new String(html, from + 1, Math.max(0, to - from - 1), StandardCharsets.UTF_8));
        // The cut may go through a character.
        return "… " + words.replace("\uFFFD", "").replaceAll("\\s+", " ").trim() + " …";
    }
}
