package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Excerpt;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files below one root: nothing outside of it is ever read, and what cannot be read is reported. */
final class SourceFiles implements ExcerptSource {

    /** The largest text file that is read whole. */
    static final long MAX_TEXT = 16L << 20;

    /** How far into a line a place is looked for when the line is shown. */
    private static final int MAX_COLUMN = 1 << 20;

    /** What stands for bytes that are no characters. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Path root;
    private final Path realRoot;
    private final Map<String, Charset> encodings = new ConcurrentHashMap<>();

    /**
     * Files below {@code root}.
     *
     * @throws IOException when it is no folder that can be read
     */
    SourceFiles(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        this.realRoot = this.root.toRealPath();
    }

    Path root() {
        return root;
    }

    /** Whether there is a file at {@code path}. */
    boolean isFile(String path) {
        return place(path).filter(file -> Files.isRegularFile(file)).isPresent();
    }

    boolean isFolder(String path) {
        return place(path).filter(file -> Files.isDirectory(file)).isPresent();
    }

    /** Where {@code path} is; empty when no disk has such names, as ids and references may be anything. */
    private Optional<Path> place(String path) {
        try {
            return Optional.of(root.resolve(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** {@code reference} as a path relative to the root, seen from {@code folder}; empty when it leads out or is no path, which is reported. */
    Optional<String> resolve(String folder, String reference, Location at, Diagnostics diagnostics) {
        try {
            Path base = reference.startsWith("/") ? root : root.resolve(folder);
            String relative = reference.startsWith("/") ? reference.substring(1) : reference;
            Path path = base.resolve(relative).normalize();
            if (relative.startsWith("/") || !path.startsWith(root) || relative.contains("\\")) {
                diagnostics.report(
                        Rule.FILE_OUTSIDE_ROOT,
                        at,
                        "'" + ShapeCheck.shorten(reference) + "' leads out of the site folder",
                        "use a path inside the site folder, with / between its parts");
                return Optional.empty();
            }
            return Optional.of(slashes(root.relativize(path)));
        } catch (InvalidPathException e) {
            diagnostics.report(
                    Rule.FILE_UNREADABLE,
                    at,
                    "'" + ShapeCheck.shorten(reference) + "' is no path",
                    "write the name of a file");
            return Optional.empty();
        }
    }

    /** Whether the real place of {@code path} is below the root; what is not is reported. */
    boolean inside(String path, Diagnostics diagnostics) throws IOException {
        if (root.resolve(path).toRealPath().startsWith(realRoot)) {
            return true;
        }
        diagnostics.report(
                Rule.FILE_OUTSIDE_ROOT,
                Location.of(path),
                "this symbolic link leads out of the site folder",
                "copy the file or folder into the site folder");
        return false;
    }

    /** The text of {@code path}, lines ending with {@code \n}; empty when it cannot be read, which is reported. */
    Optional<String> text(String path, Diagnostics diagnostics) throws IOException {
        return bytes(path, diagnostics).flatMap(bytes -> decode(bytes, path, diagnostics));
    }

    /** The bytes of {@code path}, at most {@link #MAX_TEXT}; empty when it cannot be read, which is reported. */
    Optional<byte[]> bytes(String path, Diagnostics diagnostics) throws IOException {
        return bytes(path, MAX_TEXT, diagnostics);
    }

    /** The bytes of {@code path}, at most {@code most}; empty when it cannot be read, which is reported. */
    Optional<byte[]> bytes(String path, long most, Diagnostics diagnostics) throws IOException {
        Path file = root.resolve(path);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            diagnostics.report(Rule.FILE_MISSING, Location.of(path), "there is no file '" + path + "'", "create it");
            return Optional.empty();
        }
        if (!Files.exists(file) || !Files.isReadable(file) || Files.isDirectory(file)) {
            diagnostics.report(
                    Rule.FILE_UNREADABLE, Location.of(path), "'" + path + "' cannot be read", "check its permissions");
            return Optional.empty();
        }
        if (!inside(path, diagnostics)) {
            return Optional.empty();
        }
        if (Files.size(file) > most) {
            diagnostics.report(
                    Rule.FILE_TOO_LARGE,
                    Location.of(path),
                    "'" + path + "' has " + (Files.size(file) >> 20) + " MB; at most " + (most >> 20) + " MB are read",
                    path.endsWith(".json") ? "split it, or use JSON Lines" : "split it");
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(file));
    }

    /** {@code length} bytes of {@code path}, from {@code offset} on. */
    byte[] part(String path, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (RandomAccessFile file = new RandomAccessFile(root.resolve(path).toFile(), "r")) {
            file.seek(offset);
            file.readFully(bytes);
        }
        return bytes;
    }

    /** {@code bytes} as text; invalid UTF-8 and a byte order mark are reported. */
    static Optional<String> decode(byte[] bytes, String path, Diagnostics diagnostics) {
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        if (mark) {
            diagnostics.report(
                    Rule.FILE_BYTE_ORDER_MARK,
                    Location.of(path, 1, 1),
                    "the file begins with a byte order mark",
                    "save it as \"UTF-8\" without BOM");
        }
        int from = mark ? 3 : 0;
        String quick = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        if (quick.indexOf(REPLACEMENT) < 0) {
            return Optional.of(unixLines(quick));
        }
        // The character was written, or stands for bytes that are none.
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            return Optional.of(unixLines(decoder.decode(in).toString()));
        } catch (CharacterCodingException e) {
            diagnostics.report(
                    Rule.FILE_INVALID_UTF8,
                    placeOf(bytes, in.position(), path),
                    "the file is not UTF-8: byte 0x"
                            + String.format(
                                    java.util.Locale.ROOT, "%02X", bytes[Math.min(in.position(), bytes.length - 1)])
                            + " cannot stand here",
                    "save it with the encoding UTF-8");
            return Optional.empty();
        }
    }

    private static String unixLines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** {@code bytes}, line {@code number} of {@code path}, as text; a byte order mark and invalid UTF-8 are reported at their line. */
    static Optional<String> decodeLine(byte[] bytes, String path, int number, Diagnostics diagnostics) {
        Diagnostics ofLine = Diagnostics.aside();
        Optional<String> text = decode(bytes, path, ofLine);
        ofLine.sorted()
                .forEach(problem -> diagnostics.report(
                        problem.rule(),
                        Location.of(path, number, Math.max(1, problem.location().column())),
                        problem.message(),
                        problem.hint()));
        return text;
    }

    private static Location placeOf(byte[] bytes, int position, String path) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < position && i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        String before = new String(bytes, start, Math.max(0, position - start), StandardCharsets.UTF_8);
        return Location.of(path, line, before.length() + 1);
    }

    /** Names of the folders right below {@code path}, sorted; hidden ones left out. */
    List<String> folders(String path, Diagnostics diagnostics) throws IOException {
        return names(path, true, diagnostics);
    }

    /** Names of the files right below {@code path}, sorted; hidden ones left out. */
    List<String> files(String path, Diagnostics diagnostics) throws IOException {
        return names(path, false, diagnostics);
    }

    private List<String> names(String path, boolean folders, Diagnostics diagnostics) throws IOException {
        List<String> names = new ArrayList<>();
        if (!isFolder(path) || !inside(path, diagnostics)) {
            return names;
        }
        Path folder = root.resolve(path);
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".") || name.startsWith("~") || name.endsWith("~")) {
                    continue;
                }
                if (Files.isDirectory(entry) == folders) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    /** Remembers the encoding of {@code path} for excerpts, when it is not UTF-8. */
    void encoded(String path, Charset charset) {
        encodings.put(path, charset);
    }

    static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    @Override
    public Optional<Excerpt> excerpt(Location location) {
        try {
            Path file = root.resolve(location.path()).normalize();
            if (!file.startsWith(root)
                    || !Files.isRegularFile(file)
                    || !file.toRealPath().startsWith(realRoot)) {
                return Optional.empty();
            }
            try (Reader reader = new InputStreamReader(
                    Files.newInputStream(file),
                    encodings
                            .getOrDefault(location.path(), StandardCharsets.UTF_8)
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE))) {
                Characters characters = new Characters(reader);
                for (int line = 1; line < location.line(); line++) {
                    if (!characters.skipLine()) {
                        return Optional.empty();
                    }
                }
                return lineAround(characters, location);
            }
        } catch (IOException | InvalidPathException e) {
            // The excerpt is a courtesy: without it the problem is still named with its place.
            return Optional.empty();
        }
    }

    /** The characters of a file one by one: a reader would take a lock for each. */
    private static final class Characters {
        private final Reader reader;
        private final char[] read = new char[1 << 13];
        private int next;
        private int end;

        private Characters(Reader reader) {
            this.reader = reader;
        }

        /** The next one; -1 at the end. */
        private int next() throws IOException {
            if (next == end) {
                next = 0;
                end = Math.max(0, reader.read(read));
            }
            return end == 0 ? -1 : read[next++];
        }

        private boolean skipLine() throws IOException {
            int c = next();
            while (c >= 0 && c != '\n') {
                c = next();
            }
            return c >= 0;
        }
    }

    /** Reads no more of a line than is shown, as a line may be as long as the file. */
    private static Optional<Excerpt> lineAround(Characters characters, Location location) throws IOException {
        int column = Math.max(1, location.column());
        if (column > MAX_COLUMN) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        int limit = column + Excerpt.WIDTH;
        for (int c = characters.next(); c >= 0 && c != '\n' && line.length() < limit; c = characters.next()) {
            if (c != '\r' && !(line.isEmpty() && c == 0xFEFF)) {
                line.append((char) c);
            }
        }
        return Optional.of(Excerpt.around(line.toString(), column, location.length()));
    }
}
