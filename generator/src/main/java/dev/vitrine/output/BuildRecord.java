package dev.vitrine.output;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What one build tells the next of its pages, so that the day a page last changed is known and no clock is asked: address, hash of what readers see, and that
 * day, a line each in {@code pages.tsv}.
 *
 * <p>Beside it, {@code changed-urls.txt} lists the pages that are new, other or gone since the build before. Adding pages is thread-safe.
 */
public final class BuildRecord {

    private static final String PAGES = "pages.tsv";
    private static final String CHANGED = "changed-urls.txt";

    /** What stands for the day of a page that has not changed since the first record. */
    private static final String UNKNOWN = "-";

    private static final long UNKNOWN_DAY = Long.MIN_VALUE;

    private final Optional<Path> folder;
    private final LocalDate today;
    private final HashTable hashes = new HashTable();
    private final HashTable before = new HashTable();
    private final HashTable daysBefore = new HashTable();
    private boolean known;

    private BuildRecord(Optional<Path> folder, LocalDate today) {
        this.folder = folder;
        this.today = today;
    }

    /** A record that knows nothing and keeps nothing. */
    public static BuildRecord none(LocalDate today) {
        return new BuildRecord(Optional.empty(), today);
    }

    /**
     * The record in {@code folder}; without one, or when it is damaged, which is reported, nothing is known of earlier builds.
     *
     * @param today the day the site is built for
     * @throws IOException when the disk fails
     */
    public static BuildRecord open(Path folder, LocalDate today, Diagnostics diagnostics) throws IOException {
        BuildRecord record = new BuildRecord(Optional.of(folder), today);
        Path file = folder.resolve(PAGES);
        if (Files.isRegularFile(file)) {
            BuildRecord read = new BuildRecord(Optional.of(folder), today);
            if (read.read(file, diagnostics)) {
                return read;
            }
        }
        return record;
    }

    /** The file in {@code folder} that a build reads. */
    public static Path pages(Path folder) {
        return folder.resolve(PAGES);
    }

    /**
     * Says in {@code folder} that no page has changed since the last build; false when there is no record, or it cannot be written.
     *
     * @throws IOException when the disk fails
     */
    public static boolean nothingChanged(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(PAGES))) {
            return false;
        }
        try {
            Files.write(folder.resolve(CHANGED), new byte[0]);
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    private boolean read(Path file, Diagnostics diagnostics) throws IOException {
        int number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!keep(line)) {
                    unreadable(Location.of(PAGES, number, 1), "the line is no address, hash and day", diagnostics);
                    return false;
                }
            }
        } catch (CharacterCodingException e) {
            unreadable(Location.of(PAGES, number + 1, 1), "the record is not UTF-8", diagnostics);
            return false;
        }
        known = true;
        return true;
    }

    private static void unreadable(Location at, String why, Diagnostics diagnostics) {
        diagnostics.report(
                Rule.OUTPUT_RECORD_UNREADABLE,
                at,
                why + "; the build starts a new record, and no page has a day of its last change",
                "take the file from the last good build, or delete it");
    }

    private boolean keep(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        if (fields.size() != 3 || !fields.get(0).startsWith("/")) {
            return false;
        }
        try {
            long address = PageHash.of(fields.get(0));
            long day = fields.get(2).equals(UNKNOWN)
                    ? UNKNOWN_DAY
                    : LocalDate.parse(fields.get(2)).toEpochDay();
            before.put(address, Long.parseUnsignedLong(fields.get(1), 16));
            daysBefore.put(address, day);
            return true;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    /** Stands for what readers see of a page, of whose bytes the first {@code length} count. */
    public static long hash(byte[] html, int length) {
        return PageHash.of(html, length);
    }

    /** Takes note of a page that search engines are to keep, with its {@link #hash}. */
    public void page(String address, long hash) {
        if (folder.isPresent()) {
            hashes.put(PageHash.of(address), hash);
        }
    }

    /** The day the page last changed; empty when no record goes back to a change. */
    public Optional<LocalDate> changed(String address) {
        OptionalLong day = day(PageHash.of(address));
        return day.isEmpty() || day.getAsLong() == UNKNOWN_DAY
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(day.getAsLong()));
    }

    private OptionalLong day(long address) {
        OptionalLong now = hashes.get(address);
        if (now.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!known) {
            return OptionalLong.of(UNKNOWN_DAY);
        }
        OptionalLong then = before.get(address);
        return then.isPresent() && then.getAsLong() == now.getAsLong()
                ? daysBefore.get(address)
                : OptionalLong.of(today.toEpochDay());
    }

    /**
     * Writes the record for the next build; when its folder cannot be written, which is reported, the last record stays.
     *
     * @param addresses of the pages that were noted, in the order they are written
     * @param url address to what it is on the web
     * @throws IOException when the disk fails
     */
    public void write(Iterable<String> addresses, Function<String, String> url, Diagnostics diagnostics)
            throws IOException {
        if (folder.isEmpty()) {
            return;
        }
        Path target = folder.get();
        try {
            Files.createDirectories(target);
            Path pages = target.resolve(PAGES + ".new");
            Path changed = target.resolve(CHANGED + ".new");
            try {
                write(addresses, url, pages, changed);
                move(changed, target.resolve(CHANGED));
                move(pages, target.resolve(PAGES));
            } finally {
                Files.deleteIfExists(pages);
                Files.deleteIfExists(changed);
            }
        } catch (FileSystemException e) {
            diagnostics.report(
                    Rule.OUTPUT_RECORD_NOT_WRITTEN,
                    Location.NONE,
                    "the record of this build cannot be written to " + target
                            + "; the next build will not know what has changed",
                    "choose another folder for the record, or mend its permissions");
        }
    }

    private void write(Iterable<String> addresses, Function<String, String> url, Path pages, Path changed)
            throws IOException {
        try (BufferedWriter record = Files.newBufferedWriter(pages, StandardCharsets.UTF_8);
                BufferedWriter list = Files.newBufferedWriter(changed, StandardCharsets.UTF_8)) {
            for (String address : addresses) {
                long key = PageHash.of(address);
                OptionalLong hash = hashes.get(key);
                if (hash.isEmpty()) {
                    continue;
                }
                record.append(address)
                        .append('\t')
                        .append(ContentHash.hex(hash.getAsLong()))
                        .append('\t');
                record.append(changed(address).map(LocalDate::toString).orElse(UNKNOWN))
                        .append('\n');
                if (!before.get(key).equals(hash)) {
                    list.append(url.apply(address)).append('\n');
                }
            }
            if (known) {
                gone(list, url);
            }
        }
    }

    private void gone(BufferedWriter list, Function<String, String> url) throws IOException {
        Path file = folder.orElseThrow().resolve(PAGES);
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String address = line.substring(0, Math.max(0, line.indexOf('\t')));
                if (!address.isEmpty() && hashes.get(PageHash.of(address)).isEmpty()) {
                    list.append(url.apply(address)).append('\n');
                }
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
