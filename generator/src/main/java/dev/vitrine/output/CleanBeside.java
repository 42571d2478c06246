package dev.vitrine.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;

/** A place beside an output for the same site made from nothing, and how the two differ; it is gone once closed. */
public final class CleanBeside implements Closeable {

    private final Path output;
    private final Path record;
    private final Path place;

    private CleanBeside(Path output, Path record, Path place) {
        this.output = output;
        this.record = record;
        this.place = place;
    }

    /**
     * A place beside {@code output}, that knows of earlier builds what {@code record} does now; to be opened before the output is built.
     *
     * @throws IOException when the disk fails
     */
    public static CleanBeside open(Path output, Path record) throws IOException {
        Path target = output.toAbsolutePath().normalize();
        Path place = target.resolveSibling("." + target.getFileName() + ".vitrine-clean");
        FileUtils.deleteDirectory(place.toFile());
        CleanBeside clean = new CleanBeside(target, record, place);
        Files.createDirectories(clean.record());
        if (Files.isRegularFile(BuildRecord.pages(record))) {
            Files.copy(
                    BuildRecord.pages(record), BuildRecord.pages(clean.record()), StandardCopyOption.REPLACE_EXISTING);
        }
        return clean;
    }

    /** The output folder of the other build. */
    public Path output() {
        return place.resolve("site");
    }

    /** The folder of its record. */
    public Path record() {
        return place.resolve("record");
    }

    /**
     * What is in one only, or in both and not the same, once both are built: paths from the output folder, sorted. The record of pages counts as well; a plain
     * Lucene index does not, as Lucene gives each a random name of its own.
     *
     * @throws IOException when the disk fails
     */
    public List<String> differences() throws IOException {
        List<String> differences = new ArrayList<>(between(output, output(), ""));
        Iterator<Path> others = SiteWriter.besides(output()).iterator();
        for (Path beside : SiteWriter.besides(output)) {
            Path other = others.next();
            if (!beside.toString().endsWith(SiteWriter.LUCENE)) {
                differences.addAll(between(beside, other, "../" + beside.getFileName() + "/"));
            }
        }
        Path pages = BuildRecord.pages(record);
        if (different(pages, BuildRecord.pages(record()))) {
            differences.add(pages.toString());
        }
        return differences;
    }

    private static List<String> between(Path one, Path other, String prefix) throws IOException {
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(files(one));
        all.addAll(files(other));
        for (String path : all) {
            if (different(one.resolve(path), other.resolve(path))) {
                differences.add(prefix + path);
            }
        }
        return differences;
    }

    private static boolean different(Path one, Path other) throws IOException {
        boolean there = Files.isRegularFile(one);
        return there != Files.isRegularFile(other) || there && Files.mismatch(one, other) >= 0;
    }

    private static List<String> files(Path folder) throws IOException {
        List<String> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(folder.relativize(file).toString().replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(place.toFile());
    }
}
