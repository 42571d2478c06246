package dev.vitrine.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.apache.commons.io.FileUtils;

/**
 * The list of what turns the last output into the new one, written whole before the first change. Whoever finds one works it off from the start: each of its lines
 * may be done twice.
 *
 * @param output the output folder
 * @param state the folder beside it
 * @param disk is asked before each change
 */
record Journal(Path output, Path state, Disk disk) {

    static final String NAME = "journal";
    static final String STAGING = "staging";
    static final String PREVIOUS = "previous";
    static final String MANIFEST = "files.tsv";
    static final String CHANGES = "changes.tsv";

    /** What the name of a file ends with that takes another's place when the journal is worked off. */
    static final String NEXT = ".next";

    private static final String HEADING = "vitrine journal 1";
    private static final String END = "end";

    /** Writes the lines of a journal. */
    @FunctionalInterface
    interface Lines {
        void write(BufferedWriter out) throws IOException;
    }

    /** The whole folder is replaced. */
    static String replace() {
        return "replace\t";
    }

    static String move(String path) {
        return "move\t" + path;
    }

    static String delete(String path) {
        return "delete\t" + path;
    }

    static String folder(String path) {
        return "folder\t" + path;
    }

    /** The folder beside the output whose name ends with {@code suffix} is replaced. */
    static String beside(String suffix) {
        return "beside\t" + suffix;
    }

    /** The folder beside the output whose name ends with {@code suffix} goes. */
    static String without(String suffix) {
        return "without\t" + suffix;
    }

    Path folderBeside(String suffix) {
        return output.resolveSibling(output.getFileName() + suffix);
    }

    Path mark(String suffix) {
        return state.resolve("owns" + suffix);
    }

    Path next(String name) {
        return state.resolve(name + NEXT);
    }

    /** Writes a journal; from when this returns, the new output counts. */
    void write(Lines lines) throws IOException {
        Path unfinished = next(NAME);
        disk.before("write " + NAME);
        try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
            out.append(HEADING).append('\n');
            lines.write(out);
            out.append(END).append('\n');
        }
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        disk.before("name " + NAME);
        Files.move(unfinished, state.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    }

    boolean exists() {
        return Files.isRegularFile(state.resolve(NAME));
    }

    /** Works off the journal, if there is one. */
    void finish() throws IOException {
        if (!exists()) {
            return;
        }
        try (BufferedReader in = Files.newBufferedReader(state.resolve(NAME), StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    apply(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        }
        take(MANIFEST);
        take(CHANGES);
        disk.before("delete " + NAME);
        Files.delete(state.resolve(NAME));
    }

    private void take(String name) throws IOException {
        if (Files.exists(next(name))) {
            disk.before("name " + name);
            Files.move(next(name), state.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void apply(String what, String argument) throws IOException {
        switch (what) {
            case "replace" -> replaceAll();
            case "move" -> moveIn(Manifest.unescaped(argument));
            case "delete" -> {
                disk.before("delete " + argument);
                deleteFile(output.resolve(Manifest.unescaped(argument)));
            }
            case "folder" -> deleteEmpty(output.resolve(Manifest.unescaped(argument)));
            case "beside" -> replaceBeside(argument);
            case "without" -> {
                if (Files.exists(mark(argument))) {
                    disk.before("delete " + argument);
                    delete(folderBeside(argument));
                }
            }
            default -> throw new IOException("the journal " + state.resolve(NAME) + " has a line of another version");
        }
    }

    private void replaceAll() throws IOException {
        Path staging = state.resolve(STAGING);
        if (!Files.exists(staging)) {
            return;
        }
        if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            delete(state.resolve(PREVIOUS));
            disk.before("move the last output");
            Files.move(output, state.resolve(PREVIOUS));
        }
        disk.before("move the new output");
        Files.move(staging, output);
    }

    private void moveIn(String path) throws IOException {
        Path from = state.resolve(STAGING).resolve(path);
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path to = output.resolve(path);
        Path folder = Objects.requireNonNull(to.getParent());
        if (!Files.isDirectory(folder)) {
            disk.before("make the folder of " + path);
            // What was a file may be a folder now.
            for (Path above = folder; !above.equals(output); above = Objects.requireNonNull(above.getParent())) {
                if (Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(above)) {
                    Files.delete(above);
                }
            }
            Files.createDirectories(folder);
        }
        if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            delete(to);
        }
        disk.before("move " + path);
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void deleteFile(Path file) throws IOException {
        // What was a folder may be a file now.
        if (!Files.isDirectory(Objects.requireNonNull(file.getParent()))) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (DirectoryNotEmptyException e) {
            // What was a file is a folder now.
            return;
        }
    }

    private static void deleteEmpty(Path folder) throws IOException {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Something new is in it.
            return;
        }
    }

    private void replaceBeside(String suffix) throws IOException {
        Path made = next("beside" + suffix);
        if (Files.exists(made)) {
            Files.writeString(
                    mark(suffix), "The folder " + folderBeside(suffix).getFileName() + " was written by a build.\n");
            disk.before("delete " + suffix);
            delete(folderBeside(suffix));
            disk.before("move " + suffix);
            Files.move(made, folderBeside(suffix));
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }
}
