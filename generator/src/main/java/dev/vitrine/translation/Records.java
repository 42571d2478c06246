package dev.vitrine.translation;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From which source text each translation was made: {@code translations/<language>.tsv}, one text a line, sorted, so that changes are small and two people's
 * changes merge.
 */
final class Records {

    private static final int HASH_BYTES = 6;

    private final SiteFiles files;
    private final Map<Language, TreeMap<String, String>> known = new TreeMap<>();
    private final Map<Language, Boolean> changed = new TreeMap<>();

    private Records(SiteFiles files) {
        this.files = files;
    }

    static String path(Language language) {
        return "translations/" + language.tag() + ".tsv";
    }

    /** Whether a site keeps records. */
    static boolean kept(SiteFiles files) throws IOException {
        return !files.files("translations").isEmpty();
    }

    static Records read(SiteFiles files, SiteSetup setup, Diagnostics diagnostics) throws IOException {
        Records records = new Records(files);
        for (Language language : setup.targets()) {
            TreeMap<String, String> hashes = new TreeMap<>();
            records.known.put(language, hashes);
            int number = 0;
            for (String line :
                    (Iterable<String>) files.text(path(language)).orElse("").lines()::iterator) {
                number++;
                int tab = line.indexOf('\t');
                String hash = tab < 0 ? "" : line.substring(tab + 1).strip();
                if (hash.matches("[0-9a-f]{12}") && line.indexOf('#') > 0) {
                    hashes.put(line.substring(0, tab), hash);
                } else if (!line.isBlank()) {
                    diagnostics.report(
                            Rule.TRANSLATION_INVALID_RECORD,
                            Location.of(path(language), number, 1),
                            "this line is no record of a translation",
                            "remove it, or what a merge left in it; a record is a text's id, a tab and 12 hexadecimal digits");
                }
            }
        }
        return records;
    }

    /** Stands for a source text; line ends and blanks around it do not count. */
    static String hash(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(source.replace("\r\n", "\n").strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Optional<String> of(Language language, String id) {
        return Optional.ofNullable(known.getOrDefault(language, new TreeMap<>()).get(id));
    }

    void put(Language language, String id, String hash) {
        String before = known.computeIfAbsent(language, l -> new TreeMap<>()).put(id, hash);
        if (!hash.equals(before)) {
            changed.put(language, true);
        }
    }

    /** Writes the records that have changed. */
    void write() throws IOException {
        for (Language language : changed.keySet()) {
            StringBuilder text = new StringBuilder();
            known.getOrDefault(language, new TreeMap<>())
                    .forEach((id, hash) ->
                            text.append(id).append('\t').append(hash).append('\n'));
            files.write(path(language), text.toString());
        }
    }

    /** Forgets the records of {@code language} whose texts are not among {@code ids}. */
    void retain(Language language, java.util.Set<String> ids) {
        if (known.getOrDefault(language, new TreeMap<>()).keySet().retainAll(ids)) {
            changed.put(language, true);
        }
    }
}
