package dev.vitrine.deploy;

import dev.vitrine.deploy.DeployPlan.Amount;
import dev.vitrine.deploy.Release.Row;
import dev.vitrine.deploy.Store.Found;
import dev.vitrine.deploy.Store.Text;
import dev.vitrine.output.ContentHash;
import dev.vitrine.output.PublishedFiles;
import dev.vitrine.output.PublishedFiles.PublishedFile;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A site on its way to a place that takes files: a bucket or a folder.
 *
 * <p>Every place keeps a list of each release beside the site, and what a release replaced. So a deploy sends only what differs, can be taken up where it broke
 * off, and can be taken back.
 *
 * <p>No page that can be asked for needs a file that is not there: files whose names change with their content are sent first and removed only when no release
 * that is kept has them; pages follow; what lists pages comes last.
 */
public final class Deployment implements Closeable {

    private static final String CURRENT = "current";
    private static final String PENDING = "pending.tsv";
    private static final String KEPT = "kept/";

    /** In a list of what may not be there: the version or the headers of such a file. */
    private static final String UNKNOWN = "?";

    /** So few files may always be removed. */
    private static final int FEW = 20;

    private final Store store;
    private final DeploySettings settings;
    private final Source source;
    private final Past past;
    private final Release current;
    private final Release wanted;
    private final DeployPlan plan;
    /** What is sent, in this order. */
    private final List<Batch> batches;

    private final List<String> removed;
    /** Files of a deploy that was not completed, and that nobody wants now. */
    private final List<String> strays;

    private final List<String> keeping;

    /** Where the bytes of a release come from. */
    private interface Source {
        void send(Store store, String path, Row row) throws DeployFailure;

        /** Whether {@code found} has the bytes of {@code path} for sure. */
        boolean same(String path, Row row, Found found) throws DeployFailure;

        /** Whether a file is there without being sent. */
        boolean there(Row row);
    }

    private record Batch(String step, List<String> paths) {}

    private Deployment(Store store, DeploySettings settings, Source source, Past past, Release wanted)
            throws DeployFailure {
        this.store = store;
        this.settings = settings;
        this.source = source;
        this.past = past;
        this.current = past.current();
        this.wanted = wanted;

        boolean first = past.mark().isEmpty();
        Set<String> uncertain = past.uncertain();
        Map<String, Found> there = first || !uncertain.isEmpty() ? store.list(Area.SITE, "") : Collections.emptyMap();
        Map<FileKind, Amount> added = new EnumMap<>(FileKind.class);
        Map<FileKind, Amount> changed = new EnumMap<>(FileKind.class);
        Map<FileKind, List<String>> sentNew = new EnumMap<>(FileKind.class);
        Map<FileKind, List<String>> sentOver = new EnumMap<>(FileKind.class);
        Amount same = Amount.NONE;
        for (Map.Entry<String, Row> file : wanted.files().entrySet()) {
            String path = file.getKey();
            Row row = file.getValue();
            Optional<Row> before = Optional.ofNullable(current.files().get(path));
            boolean present = before.isPresent();
            boolean asWanted = before.equals(Optional.of(row));
            if (uncertain.contains(path)) {
                Optional<Found> found = Optional.ofNullable(there.get(path));
                asWanted = found.isPresent()
                        && Optional.of(row)
                                .equals(past.pending()
                                        .map(pending -> pending.files().get(path)))
                        && source.same(path, row, found.get());
                present = found.isPresent();
            } else if (first) {
                present = there.containsKey(path);
            }
            if (asWanted || source.there(row)) {
                same = same.and(row.size());
            } else {
                (present ? changed : added).merge(row.kind(), new Amount(1, row.size()), Amount::and);
                (present ? sentOver : sentNew)
                        .computeIfAbsent(row.kind(), kind -> new ArrayList<>())
                        .add(path);
            }
        }
        List<Batch> all = new ArrayList<>();
        for (FileKind kind : FileKind.values()) {
            // New pages before old ones that link to them.
            for (Map<FileKind, List<String>> sent : List.of(sentNew, sentOver)) {
                if (sent.containsKey(kind)) {
                    all.add(new Batch("sending " + kind.words(), List.copyOf(sent.get(kind))));
                }
            }
        }
        this.batches = List.copyOf(all);
        Set<String> gone = new TreeSet<>();
        Set<String> stray = new TreeSet<>();
        past.everything().forEach((path, row) -> {
            if (!wanted.files().containsKey(path)) {
                if (row.changing()) {
                    gone.add(path);
                } else if (!current.files().containsKey(path)) {
                    stray.add(path);
                }
            }
        });
        this.removed = List.copyOf(gone);
        this.strays = List.copyOf(stray);
        List<String> keep = new ArrayList<>();
        current.files().forEach((path, row) -> {
            Row next = wanted.files().get(path);
            if (row.changing() && !past.uncertainBytes(path) && (next == null || !next.sameBytes(row))) {
                keep.add(path);
            }
        });
        this.keeping = List.copyOf(keep);
        int foreign = 0;
        for (String path : first ? there.keySet() : Set.<String>of()) {
            foreign += wanted.files().containsKey(path) ? 0 : 1;
        }
        this.plan = new DeployPlan(
                store.name(),
                wanted.number(),
                first,
                past.pending().isPresent(),
                added,
                changed,
                same,
                removed,
                foreign);
    }

    /**
     * What earlier deploys left.
     *
     * @param mark the text that names the current release; empty before the first
     * @param current the last release that was completed
     * @param pending what a deploy that was not completed wanted
     * @param everything all files of both, by path; of two rows that of the current release
     * @param uncertain files that a deploy that was not completed sent or removed, or did not
     */
    private record Past(
            Optional<Text> mark,
            Release current,
            Optional<Release> pending,
            Map<String, Row> everything,
            Set<String> uncertain) {

        static Past of(Store store) throws DeployFailure {
            Optional<Text> mark = store.text(CURRENT);
            Release current = Release.NONE;
            if (mark.isPresent()) {
                String number = mark.get().text().strip();
                if (!number.matches("[0-9]{1,9}")) {
                    throw damaged(store, CURRENT);
                }
                current = release(store, Integer.parseInt(number));
            }
            Optional<Text> pending = store.text(PENDING);
            Optional<Release> interrupted = Optional.empty();
            if (pending.isPresent()) {
                Release release = Release.parse(pending.get().text()).orElseThrow(() -> damaged(store, PENDING));
                // One of a release that was completed was only not taken away.
                interrupted = release.number() > current.number() ? Optional.of(release) : Optional.empty();
            }
            return of(mark, current, interrupted);
        }

        private static Past of(Optional<Text> mark, Release current, Optional<Release> pending) {
            if (pending.isEmpty()) {
                return new Past(mark, current, pending, current.files(), Set.of());
            }
            Map<String, Row> wanted = pending.get().files();
            Map<String, Row> everything = new TreeMap<>(wanted);
            everything.putAll(current.files());
            Set<String> uncertain = new HashSet<>(everything.keySet());
            uncertain.removeIf(
                    path -> Objects.equals(wanted.get(path), current.files().get(path)));
            return new Past(mark, current, pending, everything, uncertain);
        }

        /** Whether a deploy that was not completed may have left other bytes at {@code path} than the current release has. */
        boolean uncertainBytes(String path) {
            Row now = current.files().get(path);
            Row then = pending.map(release -> release.files().get(path)).orElse(null);
            return pending.isPresent() && (now == null || then == null || !now.sameBytes(then));
        }
    }

    private static DeployFailure damaged(Store store, String key) {
        return DeployFailure.refused(
                "the record of earlier deploys in " + store.name() + " cannot be read (" + key + ")",
                "remove the folder .vitrine there, or for a folder the one named .NAME.deploy beside it; the next deploy then sends every file");
    }

    private static Release release(Store store, int number) throws DeployFailure {
        String key = Release.key(number);
        return store.text(key).flatMap(text -> Release.parse(text.text())).orElseThrow(() -> damaged(store, key));
    }

    /**
     * The site in {@code output} on its way to {@code target}; nothing is changed yet.
     *
     * @throws DeployFailure when there is no such site, the target cannot be reached, or too much would be removed
     */
    public static Deployment of(Path output, Target target, DeploySettings settings) throws DeployFailure {
        if (target instanceof Target.Folder folder) {
            FolderStore.keepApart(folder.folder(), output);
        }
        Store store = open(target, settings);
        return closing(store, () -> of(output, store, settings));
    }

    static Deployment of(Path output, Store store, DeploySettings settings) throws DeployFailure {
        BuiltSite built = BuiltSite.of(output);
        Map<String, Row> rows = new TreeMap<>();
        Map<String, FileHeaders> headers = new TreeMap<>();
        for (PublishedFile file : built.files()) {
            FileHeaders sent = FileHeaders.of(file.path(), built.rules());
            headers.put(file.path(), sent);
            rows.put(
                    file.path(),
                    new Row(
                            ContentHash.hex(file.hash()) + "-" + file.size(),
                            file.size(),
                            sent.mark(),
                            FileKind.of(file.path(), sent)));
        }
        Past past = Past.of(store);
        Deployment deployment =
                new Deployment(store, settings, new Files(output, headers), past, new Release(next(past), rows));
        deployment.guard();
        return deployment;
    }

    private static int next(Past past) {
        return past.current().number() + 1;
    }

    /**
     * An earlier release on its way back to {@code target}: the one before, or the last that was completed when a deploy broke off; nothing is changed yet.
     *
     * @throws DeployFailure when there is none, or the target cannot be reached
     */
    public static Deployment back(Target target, DeploySettings settings) throws DeployFailure {
        Store store = open(target, settings);
        return closing(store, () -> back(store, settings));
    }

    static Deployment back(Store store, DeploySettings settings) throws DeployFailure {
        Past past = Past.of(store);
        int number = past.pending().isPresent()
                ? past.current().number()
                : past.current().number() - 1;
        if (number < 1 || store.text(Release.key(number)).isEmpty()) {
            throw DeployFailure.refused(
                    "there is no earlier release in " + store.name(),
                    "build an earlier state of the content, and deploy that");
        }
        Map<String, Row> rows = new TreeMap<>(release(store, number).files());
        // What has the right bytes stays, whatever headers it got since.
        rows.replaceAll((path, row) -> {
            Row now = past.current().files().get(path);
            return now != null && now.sameBytes(row) ? now : row;
        });
        return new Deployment(store, settings, new KeptFiles(), past, new Release(next(past), rows));
    }

    private interface Made {
        Deployment make() throws DeployFailure;
    }

    private static Deployment closing(Store store, Made made) throws DeployFailure {
        boolean done = false;
        try {
            Deployment deployment = made.make();
            done = true;
            return deployment;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    private static Store open(Target target, DeploySettings settings) throws DeployFailure {
        if (target instanceof Target.Bucket bucket) {
            return BucketStore.open(bucket.bucket(), bucket.prefix(), settings.endpoint(), settings.region());
        }
        if (target instanceof Target.Folder folder) {
            return FolderStore.open(folder.folder());
        }
        throw new IllegalArgumentException("files are not sent one by one to " + target);
    }

    /** The files of a site on this machine. */
    private record Files(Path output, Map<String, FileHeaders> headers) implements Source {

        @Override
        public void send(Store store, String path, Row row) throws DeployFailure {
            FileHeaders sent = Objects.requireNonNull(headers.get(path));
            store.put(path, output.resolve(path), sent);
        }

        @Override
        public boolean there(Row row) {
            return false;
        }

        @Override
        public boolean same(String path, Row row, Found found) throws DeployFailure {
            try {
                return found.size() == row.size()
                        && found.md5().isPresent()
                        && found.md5().get().equals(Md5.of(PublishedFiles.read(output, path)));
            } catch (IOException e) {
                throw DeployFailure.failed("cannot read " + path + ": " + e.getMessage(), "build the site again");
            }
        }
    }

    /** Files that a later release replaced. */
    private record KeptFiles() implements Source {

        @Override
        public void send(Store store, String path, Row row) throws DeployFailure {
            store.copy(Area.STATE, KEPT + row.version(), Area.SITE, path);
        }

        /** What never changes lies where it was. */
        @Override
        public boolean there(Row row) {
            return !row.changing();
        }

        @Override
        public boolean same(String path, Row row, Found found) {
            return false;
        }
    }

    private void guard() throws DeployFailure {
        int before = Math.max(1, current.files().size());
        if (removed.size() > FEW && removed.size() * 100L > (long) settings.mostRemoved() * before) {
            throw DeployFailure.refused(
                    "this would remove " + removed.size() + " of the " + before + " files in " + store.name()
                            + ", the first one " + removed.get(0),
                    "if that is meant, allow it with --most-removed "
                            + Math.min(100, removed.size() * 100L / before + 1) + " (percent)");
        }
    }

    /** What it will do. */
    public DeployPlan plan() {
        return plan;
    }

    /**
     * The addresses whose answers change, encoded, for caches that are to forget them; sorted. Addresses of files that never change are none of them.
     */
    public List<String> purged() {
        Set<String> addresses = new TreeSet<>();
        for (Batch batch : batches) {
            batch.paths().forEach(path -> purge(path, addresses));
        }
        removed.forEach(path -> purge(path, addresses));
        return List.copyOf(addresses);
    }

    private void purge(String path, Set<String> addresses) {
        Row row = wanted.files().get(path);
        if (row == null || row.changing()) {
            String address = "/" + path;
            addresses.add(encoded(address));
            if (address.endsWith("/index.html")) {
                addresses.add(encoded(address.substring(0, address.length() - "index.html".length())));
            }
        }
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path is always an address", e);
        }
    }

    /**
     * Does it. When it fails, the place shows the old site or parts of the new one, each page of it whole; to run it again completes it.
     *
     * @throws DeployFailure when the place fails
     */
    public void run(DeploySteps steps) throws DeployFailure {
        if (plan.nothing()) {
            return;
        }
        if (!store.text(CURRENT).equals(past.mark())) {
            throw overtaken();
        }
        Crew crew = new Crew(settings.threads());
        // Before anything is replaced, so that all of it can be shown again.
        crew.each(
                "keeping what is replaced",
                keeping,
                path -> store.copy(
                        Area.SITE, path, Area.STATE, KEPT + row(current, path).version()),
                steps);
        store.write(PENDING, new Release(wanted.number(), doubtful()).text());
        for (Batch batch : batches) {
            crew.each(batch.step(), batch.paths(), path -> source.send(store, path, row(wanted, path)), steps);
        }
        store.remove(Area.SITE, removed);
        store.write(Release.key(wanted.number()), wanted.text());
        if (!store.replace(CURRENT, wanted.number() + "\n", past.mark())) {
            leaveInDoubt();
            throw overtaken();
        }
        store.remove(Area.STATE, List.of(PENDING));
        store.remove(Area.SITE, strays);
        sweep();
    }

    /** Two deploys sent files in whatever order: the next one is to look at each that was touched. */
    private void leaveInDoubt() throws DeployFailure {
        Map<String, Row> rows = new TreeMap<>(wanted.files());
        List<String> touched = new ArrayList<>(removed);
        batches.forEach(batch -> touched.addAll(batch.paths()));
        touched.forEach(path -> {
            Row row = wanted.files().getOrDefault(path, past.everything().get(path));
            if (row != null) {
                rows.put(path, new Row(UNKNOWN, row.size(), UNKNOWN, row.kind()));
            }
        });
        int other = Past.of(store).current().number();
        store.write(PENDING, new Release(other + 1, rows).text());
    }

    private DeployFailure overtaken() {
        return DeployFailure.failed(
                "another deploy to " + store.name() + " was completed while this one ran",
                "see which of the two is wanted, and run that one again");
    }

    /**
     * What is wanted, with a mark on all that is not known to be there as the current release says: this run may break off, too.
     */
    private Map<String, Row> doubtful() {
        Map<String, Row> rows = new TreeMap<>(wanted.files());
        past.uncertain().forEach(path -> {
            Row row = rows.getOrDefault(path, past.everything().get(path));
            if (row != null) {
                boolean bytes = past.uncertainBytes(path);
                rows.put(path, new Row(bytes ? UNKNOWN : row.version(), row.size(), UNKNOWN, row.kind()));
            }
        });
        return rows;
    }

    private static Row row(Release release, String path) {
        return Objects.requireNonNull(release.files().get(path));
    }

    /** Removes what only releases need that are no longer kept. */
    private void sweep() throws DeployFailure {
        int oldest = wanted.number() - settings.releases() + 1;
        List<Release> dropped = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        Set<String> versions = new HashSet<>();
        List<String> lists = List.copyOf(store.list(Area.STATE, "releases/").keySet());
        for (String key : lists) {
            Optional<Release> release = store.text(key).flatMap(text -> Release.parse(text.text()));
            if (key.compareTo(Release.key(Math.max(oldest, 0))) < 0) {
                release.ifPresent(dropped::add);
            } else {
                release.ifPresent(kept -> kept.files().forEach((path, row) -> {
                    paths.add(path);
                    versions.add(row.version());
                }));
            }
        }
        for (Release release : dropped) {
            Set<String> files = new TreeSet<>();
            Set<String> copies = new TreeSet<>();
            release.files().forEach((path, row) -> {
                if (row.changing()) {
                    if (!versions.contains(row.version())) {
                        copies.add(KEPT + row.version());
                    }
                } else if (!paths.contains(path)) {
                    files.add(path);
                }
            });
            remove(Area.SITE, files);
            remove(Area.STATE, copies);
            store.remove(Area.STATE, List.of(Release.key(release.number())));
        }
    }

    private void remove(Area area, Collection<String> keys) throws DeployFailure {
        if (!keys.isEmpty()) {
            store.remove(area, keys);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
