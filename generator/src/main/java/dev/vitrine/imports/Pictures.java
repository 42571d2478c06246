package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the pictures cells name: on other servers, or in local folders from where they are copied. */
final class Pictures {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp", "avif", "gif", "svg");
    private static final Pattern EXPIRES =
            Pattern.compile("(?i)[?&](?:x-amz-expires|x-goog-expires|expires|x-oss-expires|se|oe)=");

    private final List<Path> roots;
    private final ImportLog log;
    private final Map<String, Optional<String>> known = new HashMap<>();
    private final Map<String, Path> copies = new TreeMap<>();

    Pictures(List<Path> roots, ImportLog log) {
        this.roots = List.copyOf(roots);
        this.log = log;
    }

    /** Path in the site to the file it is copied from. */
    Map<String, Path> copies() {
        return copies;
    }

    /** How content files name the picture {@code reference}; empty when it cannot be used, which is reported. */
    Optional<String> resolve(Cell cell, String reference, Path beside) throws IOException {
        String name = reference.strip();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String key = beside + "\u0000" + name;
        Optional<String> before = known.get(key);
        if (before != null) {
            return before;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean remote = lower.startsWith("http://") || lower.startsWith("https://") || name.startsWith("//");
        Optional<String> found = remote ? remote(cell, name) : local(cell, name, beside);
        known.put(key, found);
        return found;
    }

    private Optional<String> remote(Cell cell, String name) {
        String address = name.startsWith("//") ? "https:" + name : name;
        if (address.regionMatches(true, 0, "http://", 0, 7)) {
            address = "https://" + address.substring(7);
            log.note(
                    Rule.IMPORT_REPAIRED_TEXT,
                    cell.location(),
                    "the picture's address begins with http:; https: is used",
                    "");
        }
        Optional<String> valid = address(address);
        if (valid.isEmpty()) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    cell,
                    "'" + ImportLog.shown(name) + "' is no valid address of a picture",
                    "correct the address");
        } else if (EXPIRES.matcher(address).find()) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    cell,
                    "the address of this picture expires; the picture will vanish",
                    "download the picture and name the file");
        }
        return valid;
    }

    /** A well-formed address, with blanks and other letters encoded. */
    static Optional<String> address(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c <= ' ' || c >= 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        try {
            URI uri = new URI(encoded.toString());
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri.toString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<String> local(Cell cell, String name, Path beside) throws IOException {
        String relative = name.replace('\\', '/').replaceFirst("^(?:\\./|/)+", "");
        String hint = "put the file there, or name its folder with --media";
        for (Path root : candidates(beside)) {
            Optional<Path> file = below(root, relative);
            if (file.isEmpty()) {
                continue;
            }
            String ending = relative.substring(relative.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (!ENDINGS.contains(ending)) {
                log.report(
                        Rule.MEDIA_UNREADABLE,
                        cell,
                        "'" + ImportLog.shown(name) + "' is no picture that browsers show",
                        "use JPEG, PNG, WebP, AVIF, GIF or SVG");
                return Optional.empty();
            }
            String target = "media/import/" + safe(relative);
            Path other = copies.get(target);
            for (int i = 2; other != null && !other.equals(file.get()); i++) {
                target = "media/import/" + i + "/" + safe(relative);
                other = copies.get(target);
            }
            copies.put(target, file.get());
            return Optional.of(target);
        }
        log.report(
                Rule.MEDIA_MISSING, cell, "there is no picture '" + ImportLog.shown(name) + "'; it is left out", hint);
        return Optional.empty();
    }

    private List<Path> candidates(Path beside) {
        List<Path> all = new java.util.ArrayList<>();
        all.add(beside);
        all.addAll(roots);
        return all;
    }

    /** The file below {@code root}; a link that leads out of the folder does not count. */
    private static Optional<Path> below(Path root, String relative) throws IOException {
        try {
            Path file = root.resolve(relative).normalize();
            if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            return file.toRealPath().startsWith(root.toRealPath()) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The path with nothing in it that addresses or file systems could trip over. */
    private static String safe(String relative) {
        StringBuilder out = new StringBuilder();
        for (String part : relative.split("/")) {
            String clean = part.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[.-]+", "");
            if (!clean.isEmpty()) {
                out.append(out.isEmpty() ? "" : "/").append(clean);
            }
        }
        return out.toString();
    }
}
