package dev.vitrine.maven;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A storefront as one zip whose bytes depend on names and bytes of its files, and nothing else. */
final class StorefrontZip {

    /** For storefronts that state no time: one that is in 1980 in every time zone. */
    static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0, 0);

    private StorefrontZip() {}

    /**
     * Writes all files under {@code folder} to {@code zip}; what was there stays until the new file is whole.
     *
     * @param time what entries state as the time of their last change, read as it is: zip files know no time zones. One before 1980 or after 2099 is not stated.
     * @return how many files there are
     */
    static int write(Path folder, Path zip, LocalDateTime time) throws IOException {
        // Other years are written with a second time, which depends on the time zone.
        LocalDateTime stated = time.getYear() < 1980 || time.getYear() > 2099 ? NO_TIME : time;
        Map<String, Path> files = files(folder);
        Path target = zip.toAbsolutePath();
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished));
                ZipOutputStream packed = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(stated);
                packed.putNextEntry(entry);
                Files.copy(file.getValue(), packed);
                packed.closeEntry();
            }
        }
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        return files.size();
    }

    /** Files by their name in the zip. */
    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).forEach(file -> {
                StringBuilder name = new StringBuilder();
                folder.relativize(file)
                        .forEach(part -> name.append(name.isEmpty() ? "" : "/").append(part));
                files.put(name.toString(), file);
            });
        }
        return files;
    }
}
