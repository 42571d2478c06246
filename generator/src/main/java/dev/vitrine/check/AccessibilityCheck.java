package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Site;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Finds what keeps people who hear a page, or use it by keyboard, from it, as far as its HTML alone shows.
 *
 * <p>Pages are {@linkplain Reading read} some at a time, and what was found is {@linkplain #take taken}. A fault of a template is told once, with the number of pages that have it;
 * nothing is kept of sound pages. Thread-safe.
 */
public final class AccessibilityCheck {

    /** A fault in more texts than this is one of the template around them. */
    private static final int TEXTS = 3;

    private static final int DESCRIBED = 90;

    private static final List<String> EMPTY =
            List.of("br", "hr", "img", "input", "area", "wbr", "link", "meta", "source", "track", "col", "embed");

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** Languages that were found to be ones: each page names one of the same few. */
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private final BiFunction<RouteKind, String, Optional<Location>> sources;
    private final Map<Key, Found> found = new ConcurrentHashMap<>();

    /** A check of the pages of {@code site}. */
    public AccessibilityCheck(Site site) {
        this(new Sources(site)::of);
    }

    AccessibilityCheck(BiFunction<RouteKind, String, Optional<Location>> sources) {
        this.sources = sources;
    }

    /** A fault, wherever it is. */
    private record Key(Rule rule, String what, String text) {}

    /** The pages that have a fault; what is kept is of the first of them. */
    private static final class Found {
        private int pages;
        private String page = "";
        private String message = "";
        private Location location = Location.NONE;

        private synchronized void add(int more, String candidate, String told, Location at) {
            pages += more;
            if (page.isEmpty() || candidate.compareTo(page) < 0) {
                page = candidate;
                message = told;
                location = at;
            }
        }
    }

    /**
     * A fault of some pages.
     *
     * @param rule what is wrong
     * @param what the element, told from others of its kind by its class
     * @param text whose text it may be in, such as {@code article:clay}; empty when it is in a template
     * @param message what is wrong with it on the first page
     * @param pages how many pages have it
     * @param page the first of them, as a file of the output
     * @param location where it is there
     */
    public record Fault(
            Rule rule, String what, String text, String message, int pages, String page, Location location) {}

    /** Begins to read some pages. */
    public Reading reading() {
        return new Reading();
    }

    /** Takes note of a fault. */
    public void take(Fault fault) {
        found.computeIfAbsent(new Key(fault.rule(), fault.what(), fault.text()), key -> new Found())
                .add(fault.pages(), fault.page(), fault.message(), fault.location());
    }

    /** Reports what was found. */
    public void finish(Diagnostics diagnostics) {
        Map<Key, List<Map.Entry<Key, Found>>> together = found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Key::text)))
                .collect(Collectors.groupingBy(
                        entry -> new Key(entry.getKey().rule(), entry.getKey().what(), ""),
                        () -> new TreeMap<>(Comparator.comparing(Key::rule).thenComparing(Key::what)),
                        Collectors.toList()));
        together.forEach((key, same) -> {
            if (same.size() <= TEXTS
                    && same.stream().noneMatch(entry -> entry.getKey().text().isEmpty())) {
                same.forEach(entry -> report(
                        key.rule(), entry.getValue(), source(entry.getKey().text()), diagnostics));
                return;
            }
            Found all = new Found();
            same.forEach(entry -> all.add(
                    entry.getValue().pages,
                    entry.getValue().page,
                    entry.getValue().message,
                    entry.getValue().location));
            report(key.rule(), all, Optional.empty(), diagnostics);
        });
    }

    private static void report(Rule rule, Found fault, Optional<Location> source, Diagnostics diagnostics) {
        String message = fault.message + (fault.pages > 1 ? " (on " + fault.pages + " pages)" : "");
        diagnostics.report(source.map(text -> Diagnostic.of(rule, fault.location, message, hint(rule), text))
                .orElseGet(() -> Diagnostic.of(rule, fault.location, message, hint(rule))));
    }

    private Optional<Location> source(String thing) {
        int colon = thing.indexOf(':');
        RouteKind kind = thing.startsWith(RouteKind.PAGE.id()) ? RouteKind.PAGE : RouteKind.ARTICLE;
        return sources.apply(kind, thing.substring(colon + 1));
    }

    private static String hint(Rule rule) {
        return switch (rule) {
            case ACCESSIBILITY_NO_LANGUAGE -> "write <html lang=\"${store.lang}\"> in the theme";
            case ACCESSIBILITY_NO_MAIN_HEADING -> "make the title of what the page is about an <h1>";
            case ACCESSIBILITY_SEVERAL_MAIN_HEADINGS ->
                "keep one <h1>, the title of the page; in Markdown, begin texts with ##";
            case ACCESSIBILITY_HEADING_SKIPPED -> "use the next level, and let the style sheet say how large it is";
            case ACCESSIBILITY_NO_ALT -> "say in alt what it shows, or write alt=\"\" when it is decoration";
            case ACCESSIBILITY_NO_NAME -> "put a text into it, or say in aria-label what it does";
            case ACCESSIBILITY_NO_LABEL -> "put it into a <label>, or give it an id and a <label for> of that id";
            case ACCESSIBILITY_DUPLICATE_ID -> "give every element of a page an id of its own";
            case ACCESSIBILITY_NO_FRAME_TITLE -> "say in title what the frame shows";
            case ACCESSIBILITY_TABINDEX ->
                "leave it out, or write 0, and put the element where it is to come in the HTML";
            default -> throw new IllegalArgumentException(rule.id());
        };
    }

    private enum Element {
        HTML,
        A,
        BUTTON,
        INPUT,
        SELECT,
        TEXTAREA,
        IMG,
        AREA,
        IFRAME,
        LABEL,
        TEMPLATE,
        DIALOG,
        HEADING,
        OTHER;

        private static final Element[] NAMED = EnumSet.range(HTML, DIALOG).toArray(new Element[0]);

        private final String tag = name().toLowerCase(Locale.ROOT);

        /** What is called as {@code html} says from {@code start} to {@code end}. */
        private static Element of(byte[] html, int start, int end) {
            int length = end - start;
            int first = html[start] | 0x20;
            if (first == 'h' && length == 2) {
                return html[start + 1] >= '1' && html[start + 1] <= '6' ? HEADING : OTHER;
            }
            for (Element one : NAMED) {
                if (one.tag.charAt(0) == first && value(html, start, end, one.tag)) {
                    return one;
                }
            }
            return OTHER;
        }
    }

    /** A fault while pages are read. */
    private static final class Counted {
        private final Found found = new Found();
        private int lastPage;
    }

    /** Some pages while they are read, one after the other; for one thread. */
    public static final class Reading implements AttributeReader {

        // What an attribute of the tag at hand says.
        private static final int NAMED = 1;
        private static final int ALT = 1 << 1;
        private static final int ALT_TEXT = 1 << 2;
        private static final int HIDDEN = 1 << 3;
        private static final int DECORATION = 1 << 4;
        private static final int HREF = 1 << 5;
        private static final int PROMPT = 1 << 6;
        private static final int NO_FIELD = 1 << 7;
        private static final int PICTURE_BUTTON = 1 << 8;
        private static final int BUTTON_TYPE = 1 << 9;
        private static final int OPEN = 1 << 10;

        private final Map<Key, Counted> faults = new LinkedHashMap<>();
        private int number;
        private String path = "";
        private String text = "";

        // The tag at hand.
        private int at;
        private int name;
        private int nameEnd;
        private boolean endTag;
        private Element element = Element.OTHER;
        private int says;
        private int id;
        private int idEnd;

        // The page so far.
        private boolean language;
        private int languageAt = -1;
        private int mainHeadings;
        private int secondMain;
        private int level;
        private int dialogs;
        private int labels;

        // What is not shown to anybody, and ends with the element of this name.
        private int unseenName;
        private int unseenLength;
        private int unseenDepth;
        private boolean unseenTemplate;

        // The link or button at hand, which needs a name.
        private Element named = Element.OTHER;
        private int namedAt;
        private int namedTagEnd;
        private boolean hasName;
        private int textFrom;

        private long[] ids = new long[256];
        private int idCount;
        private int[] fields = new int[24];
        private int fieldCount;
        private int[] labelled = new int[16];
        private int labelledCount;

        private Reading() {}

        /** What was found so far. */
        public List<Fault> faults() {
            List<Fault> all = new ArrayList<>();
            faults.forEach((key, counted) -> all.add(new Fault(
                    key.rule(),
                    key.what(),
                    key.text(),
                    counted.found.message,
                    counted.found.pages,
                    counted.found.page,
                    counted.found.location)));
            return all;
        }

        /** Begins a page; what was noticed of the one before is kept. */
        public void begin(Route route) {
            begin(
                    route.url().output().path(),
                    route.kind() == RouteKind.PAGE || route.kind() == RouteKind.ARTICLE ? route.thing() : "");
        }

        void begin(String file, String content) {
            number++;
            path = file;
            text = content;
            language = false;
            languageAt = -1;
            mainHeadings = 0;
            level = 0;
            dialogs = 0;
            labels = 0;
            unseenDepth = 0;
            named = Element.OTHER;
            Arrays.fill(ids, 0);
            idCount = 0;
            fieldCount = 0;
            labelledCount = 0;
        }

        @Override
        public void tagBegin(byte[] html, int start, int nameStart, int end) {
            if (named != Element.OTHER && !hasName && unseenDepth == 0) {
                hasName = hasText(html, textFrom, start);
            }
            at = start;
            name = nameStart;
            nameEnd = end;
            endTag = html[start + 1] == '/';
            element = Element.of(html, nameStart, end);
            says = 0;
            id = 0;
            idEnd = 0;
        }

        @Override
        public void attribute(byte[] html, int length, int equals, int start, int end) {
            if (endTag) {
                return;
            }
            switch (html[equals - 1]) {
                case 'd' -> {
                    if (Attributes.named(html, equals, "id")) {
                        id(html, start, end);
                    }
                }
                case 'g' -> {
                    if (element == Element.HTML && Attributes.named(html, equals, "lang")) {
                        languageAt = equals;
                        language = isLanguage(Attributes.text(html, start, end));
                    }
                }
                case 't' -> {
                    if (Attributes.named(html, equals, "alt")) {
                        says |= ALT | (hasText(html, start, end) ? ALT_TEXT : 0);
                    }
                }
                case 'l' ->
                    says |= Attributes.named(html, equals, "aria-label") && hasText(html, start, end) ? NAMED : 0;
                case 'y' ->
                    says |= Attributes.named(html, equals, "aria-labelledby") && hasText(html, start, end) ? NAMED : 0;
                case 'n' -> {
                    if (Attributes.named(html, equals, "hidden")
                            || Attributes.named(html, equals, "aria-hidden") && value(html, start, end, "true")) {
                        says |= HIDDEN;
                    } else if (Attributes.named(html, equals, "open")) {
                        says |= OPEN;
                    }
                }
                case 'f' -> says |= Attributes.named(html, equals, "href") ? HREF : 0;
                case 'r' -> {
                    if (element == Element.LABEL && Attributes.named(html, equals, "for")) {
                        labelled = grown(labelled, labelledCount + 2);
                        labelled[labelledCount++] = start;
                        labelled[labelledCount++] = end;
                    } else if (Attributes.named(html, equals, "placeholder") && hasText(html, start, end)) {
                        says |= PROMPT;
                    }
                }
                case 'e' -> ending(html, equals, start, end);
                case 'x' -> {
                    if (Attributes.named(html, equals, "tabindex") && positive(html, start, end)) {
                        fault(
                                html,
                                length,
                                Rule.ACCESSIBILITY_TABINDEX,
                                "",
                                equals,
                                "the tabindex " + Attributes.text(html, start, end) + " of " + tag(html, at, length)
                                        + " puts it before all else of the page");
                    }
                }
                default -> {
                    // Nothing is asked of it.
                }
            }
        }

        /** Takes an attribute whose name ends with {@code e}. */
        private void ending(byte[] html, int equals, int start, int end) {
            if (Attributes.named(html, equals, "title")) {
                says |= hasText(html, start, end) ? NAMED : 0;
            } else if (Attributes.named(html, equals, "role")) {
                says |= value(html, start, end, "presentation") || value(html, start, end, "none") ? DECORATION : 0;
            } else if (element == Element.INPUT && Attributes.named(html, equals, "type")) {
                if (value(html, start, end, "hidden")) {
                    says |= NO_FIELD;
                } else if (value(html, start, end, "image")) {
                    says |= PICTURE_BUTTON;
                } else if (value(html, start, end, "submit")
                        || value(html, start, end, "button")
                        || value(html, start, end, "reset")) {
                    says |= BUTTON_TYPE;
                }
            }
        }

        private void id(byte[] html, int start, int end) {
            id = start;
            idEnd = end;
            if (start == end || unseenDepth > 0 && unseenTemplate) {
                return;
            }
            if (idCount * 2 >= ids.length) {
                long[] old = ids;
                ids = new long[old.length * 2];
                for (long one : old) {
                    if (one != 0) {
                        ids[place(one)] = one;
                    }
                }
            }
            long hash = 1125899906842597L;
            for (int i = start; i < end; i++) {
                hash = 31 * hash + html[i];
            }
            hash = hash == 0 ? 1 : hash;
            int place = place(hash);
            if (ids[place] == hash) {
                String given = Attributes.text(html, start, end);
                fault(
                        html,
                        html.length,
                        Rule.ACCESSIBILITY_DUPLICATE_ID,
                        kind(given),
                        start,
                        "the id '" + given + "' is given twice");
            } else {
                ids[place] = hash;
                idCount++;
            }
        }

        /** Where {@code hash} is, or is to be. */
        private int place(long hash) {
            int place = (int) (hash ^ hash >>> 32) & ids.length - 1;
            while (ids[place] != 0 && ids[place] != hash) {
                place = place + 1 & ids.length - 1;
            }
            return place;
        }

        @Override
        public void tagEnd(byte[] html, int end) {
            if (endTag) {
                ended(html, end);
            } else {
                begun(html, end);
            }
            textFrom = end;
        }

        private void ended(byte[] html, int end) {
            if (unseenDepth > 0) {
                if (isUnseen(html)) {
                    unseenDepth--;
                }
                return;
            }
            if (element == named && named != Element.OTHER) {
                endNamed(html, end);
            } else if (element == Element.DIALOG && dialogs > 0) {
                dialogs--;
            } else if (element == Element.LABEL && labels > 0) {
                labels--;
            }
        }

        private boolean isUnseen(byte[] html) {
            return nameEnd - name == unseenLength
                    && Arrays.equals(html, name, nameEnd, html, unseenName, unseenName + unseenLength);
        }

        private void endNamed(byte[] html, int length) {
            if (!hasName) {
                fault(
                        html,
                        length,
                        Rule.ACCESSIBILITY_NO_NAME,
                        label(html, namedAt, namedTagEnd),
                        namedAt,
                        "the " + (named == Element.A ? "link " : "button ") + tag(html, namedAt, namedTagEnd)
                                + " has nothing in it that can be read out");
            }
            named = Element.OTHER;
        }

        private void begun(byte[] html, int end) {
            if (unseenDepth > 0) {
                if (isUnseen(html)) {
                    unseenDepth++;
                }
                return;
            }
            boolean unseen = (says & HIDDEN) != 0 || element == Element.TEMPLATE;
            if (unseen) {
                if (!selfClosing(html, end) && hasEndTag(html, name, nameEnd)) {
                    unseenName = name;
                    unseenLength = nameEnd - name;
                    unseenDepth = 1;
                    unseenTemplate = element == Element.TEMPLATE;
                }
                return;
            }
            switch (element) {
                case HTML -> {
                    if (!language) {
                        fault(
                                html,
                                end,
                                Rule.ACCESSIBILITY_NO_LANGUAGE,
                                "",
                                languageAt < 0 ? at : languageAt,
                                languageAt < 0
                                        ? "the page does not say what language it is in"
                                        : tag(html, at, end) + " names no language");
                    }
                }
                case HEADING -> heading(html, end);
                case A, BUTTON -> {
                    if (element == Element.BUTTON || (says & HREF) != 0) {
                        named = element;
                        namedAt = at;
                        namedTagEnd = end;
                        hasName = (says & NAMED) != 0;
                    }
                }
                case IMG -> {
                    hasName |= (says & (ALT_TEXT | NAMED)) != 0;
                    picture(html, end, "picture");
                }
                case AREA -> {
                    if ((says & HREF) != 0) {
                        picture(html, end, "part of a picture");
                    }
                }
                case IFRAME -> {
                    if ((says & (NAMED | DECORATION)) == 0) {
                        fault(
                                html,
                                end,
                                Rule.ACCESSIBILITY_NO_FRAME_TITLE,
                                label(html, at, end),
                                at,
                                "the frame " + tag(html, at, end) + " has no title");
                    }
                }
                case LABEL -> labels++;
                case DIALOG -> dialogs += (says & OPEN) == 0 ? 1 : 0;
                case INPUT -> {
                    if ((says & PICTURE_BUTTON) != 0) {
                        picture(html, end, "picture that is a button");
                    } else if ((says & (NO_FIELD | BUTTON_TYPE)) == 0) {
                        field(end);
                    }
                }
                case SELECT, TEXTAREA -> field(end);
                case TEMPLATE, OTHER -> {
                    // An element such as <svg aria-label> inside a link names it, too.
                    hasName |= (says & NAMED) != 0;
                }
            }
        }

        private void heading(byte[] html, int end) {
            // A dialog that is closed is a page of its own once it is open.
            if (dialogs > 0) {
                return;
            }
            int next = html[name + 1] - '0';
            if (next == 1 && ++mainHeadings == 2) {
                secondMain = at;
            }
            if (level > 0 && next > level + 1) {
                fault(
                        html,
                        end,
                        Rule.ACCESSIBILITY_HEADING_SKIPPED,
                        "h" + level + " h" + next,
                        at,
                        "a heading <h" + next + "> follows an <h" + level
                                + ">, as if something between them were missing");
            }
            level = next;
        }

        private void picture(byte[] html, int end, String what) {
            if ((says & (ALT | NAMED | DECORATION)) == 0) {
                fault(
                        html,
                        end,
                        Rule.ACCESSIBILITY_NO_ALT,
                        label(html, at, end),
                        at,
                        "the " + what + " " + tag(html, at, end) + " has no alt");
            }
        }

        private void field(int end) {
            if (labels > 0 || (says & (NAMED | PROMPT)) != 0) {
                return;
            }
            fields = grown(fields, fieldCount + 4);
            fields[fieldCount++] = at;
            fields[fieldCount++] = end;
            fields[fieldCount++] = id;
            fields[fieldCount++] = idEnd;
        }

        /** Judges the page once it was read. */
        public void end(byte[] html, int length) {
            for (int i = 0; i < fieldCount; i += 4) {
                if (!isLabelled(html, fields[i + 2], fields[i + 3])) {
                    fault(
                            html,
                            length,
                            Rule.ACCESSIBILITY_NO_LABEL,
                            label(html, fields[i], fields[i + 1]),
                            fields[i],
                            "the field " + tag(html, fields[i], fields[i + 1]) + " has no label");
                }
            }
            if (mainHeadings == 0) {
                fault(html, 0, Rule.ACCESSIBILITY_NO_MAIN_HEADING, "", -1, "the page has no <h1>");
            } else if (mainHeadings > 1) {
                fault(
                        html,
                        length,
                        Rule.ACCESSIBILITY_SEVERAL_MAIN_HEADINGS,
                        "",
                        secondMain,
                        "the page has " + mainHeadings + " <h1>");
            }
        }

        private boolean isLabelled(byte[] html, int start, int end) {
            for (int i = 0; start < end && i < labelledCount; i += 2) {
                if (Arrays.equals(html, start, end, html, labelled[i], labelled[i + 1])) {
                    return true;
                }
            }
            return false;
        }

        /** Takes note of a fault at the byte {@code place}; of the whole page when that is negative. */
        private void fault(byte[] html, int length, Rule rule, String what, int place, String message) {
            Counted counted = faults.computeIfAbsent(new Key(rule, what, text), key -> new Counted());
            if (counted.lastPage != number) {
                counted.lastPage = number;
                counted.found.add(
                        1,
                        path,
                        message,
                        place < 0 ? Location.of(path) : Location.of(path, html, Math.min(place, length)));
            }
        }
    }

    private static int[] grown(int[] places, int size) {
        return size <= places.length ? places : Arrays.copyOf(places, places.length * 2);
    }

    private static boolean selfClosing(byte[] html, int end) {
        return end >= 2 && html[end - 1] == '>' && html[end - 2] == '/';
    }

    private static boolean value(byte[] html, int start, int end, String wanted) {
        if (end - start != wanted.length()) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if ((html[i] | 0x20) != wanted.charAt(i - start)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEndTag(byte[] html, int name, int end) {
        for (String one : EMPTY) {
            if (value(html, name, end, one)) {
                return false;
            }
        }
        return true;
    }

    private static boolean positive(byte[] html, int start, int end) {
        boolean any = false;
        for (int i = start; i < end; i++) {
            if (html[i] < '0' || html[i] > '9') {
                return false;
            }
            any |= html[i] != '0';
        }
        return any;
    }

    /** Whether there is more than blanks. */
    private static boolean hasText(byte[] html, int start, int end) {
        for (int i = start; i < end; i++) {
            if (html[i] == '&' && i + 5 < end && html[i + 1] == 'n' && html[i + 2] == 'b' && html[i + 5] == ';') {
                i += 5;
            } else if (html[i] == (byte) 0xC2 && i + 1 < end && html[i + 1] == (byte) 0xA0) {
                i++;
            } else if (html[i] < 0 || html[i] > ' ') {
                return true;
            }
        }
        return false;
    }

    private static boolean isLanguage(String tag) {
        if (KNOWN.contains(tag)) {
            return true;
        }
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            // Languages of three letters are too many for the JDK to list.
            boolean valid = language.length() == 3 || LANGUAGES.contains(language);
            if (valid) {
                KNOWN.add(tag);
            }
            return valid;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** The tag that begins at {@code start}, as it is written. */
    private static String written(byte[] html, int start, int limit) {
        int end = start;
        while (end < limit && html[end] != '>') {
            end++;
        }
        return new String(html, start, end - start, StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    private static String tag(byte[] html, int start, int limit) {
        String text = written(html, start, limit);
        return text.length() > DESCRIBED ? text.substring(0, DESCRIBED).trim() + " …>" : text + ">";
    }

    /** The tag that begins at {@code start} by its name and class, which are the same wherever a template writes it. */
    private static String label(byte[] html, int start, int limit) {
        String tag = written(html, start, limit);
        int blank = tag.indexOf(' ');
        String name = blank < 0 ? tag : tag.substring(0, blank);
        int named = tag.indexOf(" class=\"");
        int end = named < 0 ? -1 : tag.indexOf('"', named + 8);
        return end < 0 ? name + ">" : name + tag.substring(named, end + 1) + ">";
    }

    /** An id that templates write on many pages; ids with numbers are made for one thing each, and stand for all of their kind. */
    private static String kind(String id) {
        return id.chars().anyMatch(Character::isDigit) ? "" : id;
    }
}
