package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Site;
import dev.vitrine.plan.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the structured data of the finished pages with what search engines require and recommend; thread-safe.
 *
 * <p>What is required and missing, or of the wrong kind, is reported for every page. What is only recommended is counted, and reported once per field, when
 * the shop states it for some things and not for others: a shop without article numbers need not hear of each.
 */
public final class StructuredDataCheck {

    private static final byte[] JSON_LD = "application/ld+json".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SCRIPT_END = "</script".getBytes(StandardCharsets.US_ASCII);

    private final Sources sources;
    private final Diagnostics diagnostics;
    private final SchemaTypes types = SchemaTypes.standard();
    private final Map<String, Tally[]> tallies = new TreeMap<>();

    public StructuredDataCheck(Site site, Diagnostics diagnostics) {
        this.sources = new Sources(site);
        this.diagnostics = diagnostics;
        types.all().forEach((name, type) -> {
            Tally[] ofType = new Tally[type.recommended().size()];
            for (int i = 0; i < ofType.length; i++) {
                ofType[i] = new Tally();
            }
            tallies.put(name, ofType);
        });
    }

    /** How often a recommended field is there. */
    private static final class Tally {
        private int there;
        private int missing;
        private String first = "";
        private Location location = Location.NONE;

        private synchronized void add(int more, int moreMissing, String page, Location source) {
            there += more;
            missing += moreMissing;
            // The first address, whatever order the threads come in.
            if (moreMissing > 0 && (first.isEmpty() || page.compareTo(first) < 0)) {
                first = page;
                location = source;
            }
        }
    }

    /**
     * How often some pages have a recommended field.
     *
     * @param type the type of the node
     * @param index of the field among those recommended
     * @param there how many nodes have it
     * @param missing how many have not
     * @param first the first page where it is missing; empty when it is nowhere
     * @param location what states it, or else that page
     */
    public record Tallied(String type, int index, int there, int missing, String first, Location location) {}

    /** Counts the fields of some pages; for one thread. */
    public static final class Tallies {
        private final Map<String, Tally[]> counted = new TreeMap<>();

        private Tally of(SchemaTypes.Type type, int index) {
            Tally[] ofType = counted.computeIfAbsent(
                    type.name(), name -> new Tally[type.recommended().size()]);
            if (ofType[index] == null) {
                ofType[index] = new Tally();
            }
            return ofType[index];
        }

        /** What was counted. */
        public List<Tallied> all() {
            List<Tallied> all = new ArrayList<>();
            counted.forEach((type, ofType) -> {
                for (int i = 0; i < ofType.length; i++) {
                    Tally tally = ofType[i];
                    if (tally != null) {
                        all.add(new Tallied(type, i, tally.there, tally.missing, tally.first, tally.location));
                    }
                }
            });
            return all;
        }
    }

    /** Begins to count. */
    public Tallies tallies() {
        return new Tallies();
    }

    /** Takes note of what was counted. */
    public void take(Tallied counted) {
        Tally[] ofType = tallies.getOrDefault(counted.type(), new Tally[0]);
        ofType[counted.index()].add(counted.there(), counted.missing(), counted.first(), counted.location());
    }

    /** What is noticed on one page while its attributes are read; for one thread. */
    public Reading page(Route route, Tallies counted) {
        return new Reading(route, counted);
    }

    /** The structured data of one page. */
    public final class Reading implements AttributeReader, GraphReader.Problems {
        private final Route route;
        private final Tallies counted;
        private final String path;
        private final GraphReader graph = new GraphReader(types, this);
        private byte[] page = {};

        private Reading(Route route, Tallies counted) {
            this.route = route;
            this.counted = counted;
            this.path = route.url().output().path();
        }

        @Override
        public void attribute(byte[] html, int length, int equals, int start, int end) {
            if (html[equals - 1] == 'e'
                    && end - start == JSON_LD.length
                    && Bytes.startsWith(html, start, JSON_LD)
                    && Attributes.named(html, equals, "type")) {
                int from = end;
                while (from < length && html[from] != '>') {
                    from++;
                }
                int to = Bytes.indexOf(html, from, length, SCRIPT_END);
                page = html;
                graph.read(html, Math.min(from + 1, to), to);
            }
        }

        /** To be called when the page is read. */
        public void end() {
            graph.end();
            page = new byte[0];
        }

        @Override
        public void required(SchemaTypes.Type type, String field, int at) {
            boolean stated = type.stated().contains(field);
            report(
                    Rule.CHECK_STRUCTURED_DATA_REQUIRED,
                    stated,
                    "the " + type.name() + " in the structured data has no " + field,
                    stated
                            ? "state it, or print page.jsonLd as it is given"
                            : "print page.jsonLd as it is given, or add the field to the template's own structured data",
                    at);
        }

        @Override
        public void recommended(SchemaTypes.Type type, int index, boolean missing) {
            if (missing) {
                counted.of(type, index).add(0, 1, path, source().orElse(Location.of(path)));
            } else {
                counted.of(type, index).add(1, 0, "", Location.NONE);
            }
        }

        @Override
        public void invalid(SchemaTypes.Type type, String field, String value, String expected, int at) {
            report(
                    Rule.CHECK_STRUCTURED_DATA_INVALID,
                    type.stated().contains(field),
                    "'" + field + "' of the " + type.name() + " in the structured data is " + value + ", not "
                            + expected,
                    "correct it where it is stated, or in the template that writes this structured data",
                    at);
        }

        @Override
        public void broken(String message, boolean id, int at) {
            report(
                    id ? Rule.CHECK_STRUCTURED_DATA_ID : Rule.CHECK_STRUCTURED_DATA_INVALID,
                    false,
                    message,
                    id
                            ? "give every node of a page a name of its own, and refer only to nodes of the same page"
                            : "correct the template that writes this structured data; page.jsonLd is safe to print as it is",
                    at);
        }

        private void report(Rule rule, boolean stated, String message, String hint, int at) {
            Location here = Location.of(path, page, Math.min(at, page.length));
            Optional<Location> source = stated ? source() : Optional.empty();
            diagnostics.report(source.map(found -> Diagnostic.of(rule, found, message, hint, here))
                    .orElseGet(() -> Diagnostic.of(rule, here, message, hint)));
        }

        /** The file that states what the page is about. */
        private Optional<Location> source() {
            return sources.of(route.kind(), route.id());
        }
    }

    /** Reports what is recommended and stated for some things only, unless there is worse to mend; to be called when all else is checked. */
    public void finish() {
        if (diagnostics.hasErrors()) {
            return;
        }
        tallies.forEach((name, ofType) -> types.find(name).ifPresent(type -> {
            for (int i = 0; i < ofType.length; i++) {
                Tally tally = ofType[i];
                synchronized (tally) {
                    if (tally.missing > 0 && tally.there > 0) {
                        diagnostics.report(
                                Rule.CHECK_STRUCTURED_DATA_RECOMMENDED,
                                tally.location,
                                tally.missing + " of " + (tally.missing + tally.there) + " " + name
                                        + " nodes in the structured data have no "
                                        + type.recommended().get(i).text() + "; this is the first",
                                "search engines show more of what says more of itself");
                    }
                }
            }
        }));
    }
}
