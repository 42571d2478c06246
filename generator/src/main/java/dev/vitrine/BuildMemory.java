package dev.vitrine;

import dev.vitrine.diagnostics.AnyRule;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Excerpt;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.extension.Extensions;
import dev.vitrine.load.ProductMemory;
import dev.vitrine.output.BuildRecord;
import dev.vitrine.output.OutputFailure;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.packed.RecordCodec;
import dev.vitrine.pictures.AvifProgram;
import dev.vitrine.rebuild.FileContents;
import dev.vitrine.rebuild.InputFiles;
import dev.vitrine.rebuild.LastBuild;
import dev.vitrine.rebuild.UnitStore;
import dev.vitrine.rules.RuleStanding;
import dev.vitrine.translation.Coverage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a build remembers, so that the next one of the same input need not be made: a fingerprint of all input, and the report.
 *
 * <p>It is kept only where nothing is unsure: the build was published and has a record, and its input did not change while it ran.
 */
final class BuildMemory implements Closeable {

    private static final int FORMAT = 3;
    private static final String VERSIONS = ".git";
    private static final String UNITS = "units";
    private static final String PRODUCTS = "products";
    private static final String SITE = "site";

    /** One class of the generator and of each library whose version shows in the output. */
    private static final List<String> CODE = List.of(
            "dev.vitrine.SiteGenerator",
            "freemarker.template.Configuration",
            "com.ibm.icu.util.ULocale",
            "org.apache.lucene.index.IndexWriter",
            "org.apache.lucene.analysis.standard.StandardAnalyzer",
            "org.commonmark.parser.Parser",
            "org.owasp.html.PolicyFactory",
            "tools.jackson.databind.json.JsonMapper",
            "com.google.i18n.phonenumbers.PhoneNumberUtil",
            "de.siegmar.fastcsv.reader.CsvReader");

    private static final RecordCodec<Standings> STANDINGS = RecordCodec.selfContained(Standings.class);

    /** Where market rules stood. */
    public record Standings(List<RuleStanding> all) {}

    /** Warnings about the memory itself, which the next build need not have. */
    private static final List<Rule> PASSING =
            List.of(Rule.OUTPUT_RECORD_UNREADABLE, Rule.OUTPUT_RECORD_NOT_WRITTEN, Rule.REDIRECT_NOT_RECORDED);

    private final BuildRequest request;
    private final Path state;
    private final Path record;
    private final Set<Path> code;
    private final Map<String, String> asked = new TreeMap<>();
    private Optional<Fingerprints> before = Optional.empty();
    private Optional<UnitMemory> units = Optional.empty();
    private Optional<ReadProducts> products = Optional.empty();

    private BuildMemory(BuildRequest request, Path record, Set<Path> code) {
        this.request = request;
        this.state = SiteWriter.state(request.output());
        this.record = record;
        this.code = code;
    }

    /** The memory of builds like {@code request}; empty when such builds remember nothing. */
    static Optional<BuildMemory> of(BuildRequest request) {
        // What pages link to elsewhere is not remembered.
        if (!request.write()
                || request.state().isEmpty()
                || request.rules()
                || request.external().isPresent()) {
            return Optional.empty();
        }
        Set<Path> code = code(request.extensions());
        List<Path> inputs = new ArrayList<>(request.themes());
        inputs.add(request.site());
        boolean mixed = inputs.stream()
                .map(place -> place.toAbsolutePath().normalize())
                .anyMatch(place -> place.endsWith(VERSIONS)
                        || place.startsWith(request.output().toAbsolutePath().normalize())
                        || place.startsWith(
                                request.state().get().toAbsolutePath().normalize()));
        return code.isEmpty() || mixed
                ? Optional.empty()
                : Optional.of(new BuildMemory(request, request.state().get(), code));
    }

    /** The places of all code that makes the site; empty when it is not known what runs. */
    private static Set<Path> code(Extensions extensions) {
        Set<Path> own = InputFiles.code(BuildMemory.class.getClassLoader(), CODE);
        if (extensions.classes().isEmpty() || own.isEmpty()) {
            return own;
        }
        Set<Path> brought = InputFiles.code(extensions.classes());
        Set<Path> all = new TreeSet<>(own);
        all.addAll(brought);
        return brought.isEmpty() ? Set.of() : all;
    }

    /** The request's environment, of which it is remembered what was asked. */
    Function<String, Optional<String>> environment() {
        return name -> {
            Optional<String> value = request.environment().apply(name);
            synchronized (asked) {
                asked.put(name, digest(name, value));
            }
            return value;
        };
    }

    /** Tells values apart without keeping them: they are keys. */
    private static String digest(String name, Optional<String> value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
            return value.map(found -> HexFormat.of().formatHex(digest.digest(found.getBytes(StandardCharsets.UTF_8))))
                    .orElse("");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Fingerprints of all that a build is made from.
     *
     * @param code of what runs, and on what
     * @param input of what it must find as it was
     * @param all also of what a build itself leaves for the next one; the same as {@code input} where that was not looked at
     * @param contents of each file
     */
    private record Fingerprints(String code, String input, String all, FileContents contents) {}

    /** The fingerprints, taken in one pass; with {@code after} also of what a build leaves. */
    private Fingerprints fingerprints(boolean after) throws IOException {
        try (InputFiles files = InputFiles.open(state)) {
            Path site = request.site().toAbsolutePath().normalize();
            Path output = request.output().toAbsolutePath().normalize();
            files.word("java " + Runtime.version());
            files.word("extensions " + request.extensions().ids());
            for (Path place : code) {
                files.files("code " + place, place, path -> false);
            }
            // Pictures may be made by it, and were not while it was missing.
            files.word("avif "
                    + request.environment()
                            .apply("PATH")
                            .flatMap(AvifProgram::place)
                            .isPresent());
            String running = files.fingerprint();
            files.word("site " + site);
            files.word("date " + request.date() + " slugs " + request.recordSlugs());
            files.word("drafts " + request.drafts() + " pseudo " + request.pseudo());
            Predicate<Path> own = without(output);
            Path absoluteRecord = record.toAbsolutePath().normalize();
            Path slugs = site.resolve("slug-history.json");
            Path prices = site.resolve("price-history.json");
            files.files(
                    SITE,
                    site,
                    path -> own.test(path)
                            || path.equals(absoluteRecord)
                            || request.recordSlugs() && (path.equals(slugs) || path.equals(prices)));
            int number = 0;
            for (Path theme : request.themes()) {
                Path place = theme.toAbsolutePath().normalize();
                files.word("themes " + number + " " + place);
                files.files("themes " + number++, place, own);
            }
            String input = files.fingerprint();
            if (after) {
                files.files("slugs", slugs, path -> false);
                files.files("prices", prices, path -> false);
                files.files("record", BuildRecord.pages(absoluteRecord), path -> false);
                for (Path beside : SiteWriter.besides(output)) {
                    files.files("beside " + beside.getFileName(), beside, path -> false);
                }
            }
            Fingerprints fingerprints = new Fingerprints(running, input, files.fingerprint(), files.contents());
            files.keep();
            return fingerprints;
        }
    }

    /** What builds write, and what version control does, is no input though it may lie in the site. */
    private Predicate<Path> without(Path output) {
        List<Path> made = new ArrayList<>(SiteWriter.besides(output));
        made.add(output);
        made.add(state);
        return path -> made.contains(path) || path.endsWith(VERSIONS);
    }

    /** The report of the last build when one of the same input would say and write the same; the lists of what changed are then empty. */
    Optional<BuildReport> untouched() {
        if (request.full() || request.figures() || !LastBuild.isIn(state)) {
            return Optional.empty();
        }
        try {
            return lookedAt();
        } catch (IOException e) {
            // What cannot be read or written is reported by the build.
            return Optional.empty();
        }
    }

    private Optional<BuildReport> lookedAt() throws IOException {
        // What is wrong with the output is reported by the build.
        Optional<SiteWriter> writer = SiteWriter.open(request.output(), new Diagnostics());
        if (writer.isEmpty()) {
            return Optional.empty();
        }
        try (SiteWriter locked = writer.get()) {
            long start = System.nanoTime();
            Optional<byte[]> bytes = LastBuild.read(state);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            Optional<BuildReport> report = read(bytes.get());
            // What a build with drafts shows is not what the site was: it has no record.
            if (report.isEmpty() || !locked.intact() || !request.drafts() && !BuildRecord.nothingChanged(record)) {
                return Optional.empty();
            }
            locked.nothingChanged();
            BuildReport last = report.get();
            return Optional.of(new BuildReport(
                    last.diagnostics(),
                    last.excerpts(),
                    true,
                    last.pages(),
                    last.files(),
                    new BuildReport.Changes(0, 0, 0, last.files(), 0),
                    last.fallbacks(),
                    last.feeds(),
                    last.translations(),
                    last.rules(),
                    Optional.empty(),
                    Map.of("unchanged", (System.nanoTime() - start) / 1_000_000)));
        }
    }

    /** Takes note of the input before it is read, unless {@link #untouched} has. */
    void begin() {
        if (before.isPresent()) {
            return;
        }
        try {
            before = Optional.of(fingerprints(false));
        } catch (IOException e) {
            // The build itself says what cannot be read or written; it is not remembered.
            before = Optional.empty();
        }
    }

    /**
     * Forgets the last build: the output will be another.
     *
     * @throws OutputFailure when the disk fails
     */
    void forget() throws OutputFailure {
        try {
            LastBuild.forget(state);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /**
     * What the last build left of its work, and this one leaves; empty when nothing is known of the input.
     *
     * @param common stands for what every page may show
     * @param alike stands for what it depends on which products are alike
     * @throws IOException when the disk fails
     */
    Optional<UnitMemory> units(long common, long alike) throws IOException {
        if (before.isPresent()) {
            units = Optional.of(UnitMemory.open(
                    UnitStore.open(state, UNITS, !request.full()),
                    before.get().code(),
                    new UnitMemory.Common(common, alike, Map.of()),
                    this::same));
        }
        return units;
    }

    /** What the last build left of the products it read, and this one leaves; nothing when nothing is known of the input, or the disk fails. */
    ProductMemory products() {
        if (before.isEmpty()) {
            return ProductMemory.NONE;
        }
        try {
            UnitStore store = UnitStore.open(state, PRODUCTS, !request.full());
            products = Optional.of(new ReadProducts(
                    store, before.get().code(), path -> before.get().contents().of(SITE + "/" + path)));
            return products.get();
        } catch (IOException e) {
            // Everything is read; what is wrong with the disk is reported when the output is written.
            return ProductMemory.NONE;
        }
    }

    /** Whether all variables are as they were; what does not ask for them again depends on them still. */
    private boolean same(Map<String, String> variables) {
        boolean same = true;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            Optional<String> value = environment().apply(variable.getKey());
            same &= digest(variable.getKey(), value).equals(variable.getValue());
        }
        return same;
    }

    @Override
    public void close() throws IOException {
        try {
            if (units.isPresent()) {
                units.get().close();
            }
        } finally {
            if (products.isPresent()) {
                products.get().close();
            }
        }
    }

    /** Remembers a build that was published. */
    void keep(BuildReport report) {
        try {
            write(report);
        } catch (IOException e) {
            // Then the next build is made.
            return;
        }
    }

    private void write(BuildReport report) throws IOException {
        if (before.isEmpty() || !report.sound() || !report.written()) {
            return;
        }
        Fingerprints now = fingerprints(true);
        if (!before.get().input().equals(now.input())) {
            return;
        }
        if (units.isPresent()) {
            Map<String, String> variables;
            synchronized (asked) {
                variables = new TreeMap<>(asked);
            }
            units.get().keep(variables);
        }
        if (products.isPresent()) {
            products.get().keep();
        }
        if (PASSING.stream().anyMatch(report.diagnostics()::found)) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            text(out, now.all());
            synchronized (asked) {
                texts(out, asked);
            }
            report(out, report);
        }
        LastBuild.write(state, bytes.toByteArray());
    }

    private Optional<BuildReport> read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            if (in.readInt() != FORMAT || !Optional.of(text(in)).equals(now())) {
                return Optional.empty();
            }
            for (Map.Entry<String, String> variable : texts(in).entrySet()) {
                if (!digest(variable.getKey(), request.environment().apply(variable.getKey()))
                        .equals(variable.getValue())) {
                    return Optional.empty();
                }
            }
            return Optional.of(report(in));
        } catch (EOFException | IllegalArgumentException | NegativeArraySizeException e) {
            // Damaged, or of another version: the build is made.
            return Optional.empty();
        }
    }

    private Optional<String> now() {
        try {
            Fingerprints now = fingerprints(true);
            before = Optional.of(now);
            return Optional.of(now.all());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void report(DataOutputStream out, BuildReport report) throws IOException {
        List<Diagnostic> problems = report.diagnostics().sorted();
        out.writeInt(problems.size());
        for (Diagnostic problem : problems) {
            rule(out, problem.rule());
            text(out, problem.severity().name());
            place(out, problem.location());
            text(out, problem.message());
            text(out, problem.hint());
            text(out, problem.code());
            out.writeInt(problem.related().size());
            for (Location related : problem.related()) {
                place(out, related);
            }
            Optional<Excerpt> excerpt = problem.location().line() == 0
                    ? Optional.empty()
                    : report.excerpts().excerpt(problem.location());
            out.writeBoolean(excerpt.isPresent());
            if (excerpt.isPresent()) {
                text(out, excerpt.get().text());
                out.writeInt(excerpt.get().caret());
                out.writeInt(excerpt.get().length());
            }
        }
        Map<AnyRule, Map<Severity, Integer>> omitted = report.diagnostics().omittedBySeverity();
        out.writeInt(omitted.size());
        for (Map.Entry<AnyRule, Map<Severity, Integer>> ofRule : omitted.entrySet()) {
            rule(out, ofRule.getKey());
            out.writeInt(ofRule.getValue().size());
            for (Map.Entry<Severity, Integer> more : ofRule.getValue().entrySet()) {
                text(out, more.getKey().name());
                out.writeInt(more.getValue());
            }
        }
        out.writeInt(report.diagnostics().passedOver());
        numbers(out, report.pages());
        out.writeInt(report.files());
        out.writeInt(report.fallbacks().size());
        for (BuildReport.Fallback fallback : report.fallbacks()) {
            text(out, fallback.field());
            text(out, fallback.thing());
            text(out, fallback.language());
            text(out, fallback.from());
        }
        out.writeInt(report.feeds().size());
        for (BuildReport.Feed feed : report.feeds()) {
            text(out, feed.file());
            text(out, feed.channel());
            text(out, feed.storefront());
            out.writeInt(feed.items());
            out.writeInt(feed.leftOut());
            numbers(out, feed.refused());
        }
        out.writeInt(report.translations().size());
        for (Coverage coverage : report.translations()) {
            text(out, coverage.language());
            out.writeInt(coverage.markets().size());
            for (String market : coverage.markets()) {
                text(out, market);
            }
            out.writeInt(coverage.total());
            out.writeInt(coverage.current());
            out.writeInt(coverage.unknown());
            out.writeInt(coverage.stale());
            out.writeInt(coverage.missing());
        }
        byte[] rules = STANDINGS.write(new Standings(report.rules()));
        out.writeInt(rules.length);
        out.write(rules);
    }

    private static BuildReport report(DataInputStream in) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Map<Location, Excerpt> excerpts = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            AnyRule rule = rule(in);
            Severity severity = Severity.valueOf(text(in));
            Location location = place(in);
            String message = text(in);
            String hint = text(in);
            String code = text(in);
            List<Location> related = new ArrayList<>();
            for (int places = in.readInt(); places > 0; places--) {
                related.add(place(in));
            }
            diagnostics.report(new Diagnostic(rule, severity, location, message, hint, related, code));
            if (in.readBoolean()) {
                excerpts.put(location, new Excerpt(text(in), in.readInt(), in.readInt()));
            }
        }
        for (int left = in.readInt(); left > 0; left--) {
            AnyRule rule = rule(in);
            for (int more = in.readInt(); more > 0; more--) {
                diagnostics.omit(rule, Severity.valueOf(text(in)), in.readInt());
            }
        }
        diagnostics.passedOver(in.readInt());
        Map<String, Integer> pages = numbers(in);
        int files = in.readInt();
        List<BuildReport.Fallback> fallbacks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            fallbacks.add(new BuildReport.Fallback(text(in), text(in), text(in), text(in)));
        }
        List<BuildReport.Feed> feeds = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            feeds.add(new BuildReport.Feed(text(in), text(in), text(in), in.readInt(), in.readInt(), numbers(in)));
        }
        List<Coverage> translations = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String language = text(in);
            List<String> markets = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                markets.add(text(in));
            }
            translations.add(new Coverage(
                    language, markets, in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt()));
        }
        List<RuleStanding> rules =
                STANDINGS.read(in.readNBytes(in.readInt()), 0).all();
        ExcerptSource source = location -> Optional.ofNullable(excerpts.get(location));
        return new BuildReport(
                diagnostics,
                source,
                true,
                pages,
                files,
                BuildReport.Changes.NONE,
                fallbacks,
                feeds,
                translations,
                rules,
                Optional.empty(),
                Map.of());
    }

    private static void rule(DataOutputStream out, AnyRule rule) throws IOException {
        boolean brought = rule instanceof ExtensionRule;
        out.writeBoolean(brought);
        text(out, rule instanceof Rule own ? own.name() : rule.id());
        if (brought) {
            text(out, rule.severity().name());
            text(out, rule.meaning());
        }
    }

    private static AnyRule rule(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new ExtensionRule(text(in), Severity.valueOf(text(in)), text(in))
                : Rule.valueOf(text(in));
    }

    private static void place(DataOutputStream out, Location location) throws IOException {
        text(out, location.path());
        out.writeInt(location.line());
        out.writeInt(location.column());
        out.writeInt(location.length());
    }

    private static Location place(DataInputStream in) throws IOException {
        return new Location(text(in), in.readInt(), in.readInt(), in.readInt());
    }

    private static void numbers(DataOutputStream out, Map<String, Integer> numbers) throws IOException {
        out.writeInt(numbers.size());
        for (Map.Entry<String, Integer> number : numbers.entrySet()) {
            text(out, number.getKey());
            out.writeInt(number.getValue());
        }
    }

    private static Map<String, Integer> numbers(DataInputStream in) throws IOException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            numbers.put(text(in), in.readInt());
        }
        return numbers;
    }

    private static void texts(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            text(out, text.getKey());
            text(out, text.getValue());
        }
    }

    private static Map<String, String> texts(DataInputStream in) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.put(text(in), text(in));
        }
        return texts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readInt());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
