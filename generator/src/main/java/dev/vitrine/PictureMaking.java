package dev.vitrine;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Media;
import dev.vitrine.model.PictureFormat;
import dev.vitrine.model.PictureSettings;
import dev.vitrine.model.Rendition;
import dev.vitrine.model.SiteSource;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.pictures.AvifProgram;
import dev.vitrine.pictures.BrokenPicture;
import dev.vitrine.pictures.Encoder;
import dev.vitrine.pictures.Encoders;
import dev.vitrine.pictures.PictureHeader;
import dev.vitrine.pictures.PictureMaker;
import dev.vitrine.pictures.PictureType;
import dev.vitrine.pictures.Size;
import dev.vitrine.pictures.SvgCheck;
import dev.vitrine.pictures.Tone;
import dev.vitrine.rebuild.MadePictures;
import dev.vitrine.render.MediaUse;
import dev.vitrine.render.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Makes the pictures that pages show: each once, under an address that was known before, from what an earlier build kept where it did; thread-safe.
 *
 * <p>What a picture is (sound, cut off, unsafe; its colour) is found when the first page shows it, and kept under the hash of its bytes.
 */
final class PictureMaking implements Pictures {

    private static final int MEGABYTE = 1 << 20;

    private final SiteSource source;
    private final PictureSettings settings;
    private final MadePictures kept;
    private final Map<PictureFormat, Encoder> encoders = new LinkedHashMap<>();
    private final Encoder jpeg;
    private final Encoder png = Encoders.png();
    private final Map<String, Fact> facts = new ConcurrentHashMap<>();
    private final List<String> missing = new ArrayList<>();
    /** In megabytes: a picture that needs more than all is made alone. */
    private final int most;

    private final Semaphore memory;

    /**
     * What a picture turned out to be.
     *
     * @param kind what it comes to
     * @param rgb its colour
     * @param line of what is wrong; 0 when it has none
     * @param column of what is wrong
     * @param what is wrong, for people
     */
    private record Fact(Kind kind, int rgb, int line, int column, String what) {

        String written() {
            return kind + "\t" + rgb + "\t" + line + "\t" + column + "\t" + what;
        }

        static Optional<Fact> read(String written) {
            String[] parts = written.split("\t", 5);
            try {
                return parts.length < 5
                        ? Optional.empty()
                        : Optional.of(new Fact(
                                Kind.valueOf(parts[0]),
                                Integer.parseInt(parts[1]),
                                Integer.parseInt(parts[2]),
                                Integer.parseInt(parts[3]),
                                parts[4]));
            } catch (IllegalArgumentException e) {
                // Left by another version.
                return Optional.empty();
            }
        }
    }

    /** Kinds of files. */
    private enum Kind {
        SOUND,
        /** Nothing to be found out. */
        PLAIN,
        /** Whole, but no decoder here takes it. */
        FOREIGN,
        BROKEN,
        TOO_LARGE,
        UNSAFE
    }

    private PictureMaking(
            SiteSource source,
            PictureSettings settings,
            Function<String, Optional<String>> environment,
            MadePictures kept) {
        this.source = source;
        this.settings = settings;
        this.kept = kept;
        this.jpeg = Encoders.jpeg(settings.jpeg());
        this.most = (int) Math.max(64, Runtime.getRuntime().maxMemory() / 3 / MEGABYTE);
        this.memory = new Semaphore(most, true);
        if (settings.enabled()) {
            for (String format : settings.formats()) {
                Optional<Encoder> found = switch (format) {
                    case "webp" -> Encoders.webp(settings.webp());
                    case "jpeg" -> Optional.of(jpeg);
                    default ->
                        environment
                                .apply("PATH")
                                .flatMap(AvifProgram::place)
                                .flatMap(program -> AvifProgram.of(program, settings.avif()));
                };
                found.ifPresentOrElse(this::add, () -> missing.add(format));
            }
            if (encoders.isEmpty() && !settings.formats().isEmpty()) {
                add(jpeg);
            }
        }
    }

    /**
     * The pictures of a site.
     *
     * @param environment name of a variable to its value, asked for where programs lie
     * @param state what is kept between builds; without, nothing is
     */
    static PictureMaking of(
            SiteSource source,
            PictureSettings settings,
            Function<String, Optional<String>> environment,
            Optional<Path> state) {
        return new PictureMaking(source, settings, environment, MadePictures.open(state));
    }

    private void add(Encoder encoder) {
        encoders.put(format(encoder), encoder);
    }

    private static PictureFormat format(Encoder encoder) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((PictureMaker.RECIPE + " " + encoder.identity()).getBytes(StandardCharsets.UTF_8));
            return new PictureFormat(
                    encoder.type().extension(),
                    encoder.type().mediaType(),
                    HexFormat.of().formatHex(digest, 0, 4));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Stands for all that decides which files pages name. */
    List<PictureFormat> recipes() {
        return List.copyOf(encoders.keySet());
    }

    // What pages ask

    @Override
    public List<PictureFormat> formats(Media.Local picture) {
        if (!picture.sizes() || encoders.isEmpty() || fact(picture).kind() != Kind.SOUND) {
            return List.of();
        }
        List<PictureFormat> all = new ArrayList<>();
        encoders.forEach((format, encoder) -> all.add(
                // What is transparent stays so.
                encoder == jpeg && picture.outputPath().endsWith(".png") ? format(png) : format));
        return all;
    }

    @Override
    public Optional<Colour> colour(Media.Local picture) {
        if (!picture.sizes() || encoders.isEmpty()) {
            return Optional.empty();
        }
        Fact fact = fact(picture);
        if (fact.kind() != Kind.SOUND || fact.rgb() < 0) {
            return Optional.empty();
        }
        Tone tone = new Tone(fact.rgb());
        return Optional.of(new Colour(tone.hex(), tone.code()));
    }

    private Fact fact(Media.Local picture) {
        // The published name holds a hash of the bytes.
        return facts.computeIfAbsent(
                picture.outputPath(),
                name -> kept.fact(name).flatMap(Fact::read).orElseGet(() -> {
                    Fact found = look(picture);
                    kept.fact(name, found.written());
                    return found;
                }));
    }

    private Fact look(Media.Local picture) {
        try {
            byte[] bytes = original(picture);
            Optional<PictureHeader> read = PictureHeader.read(bytes);
            if (read.isEmpty()) {
                return new Fact(Kind.BROKEN, -1, 0, 0, "its file is cut off");
            }
            PictureHeader header = read.get();
            if (header.type() == PictureType.SVG) {
                return SvgCheck.of(bytes)
                        .map(fault -> new Fact(Kind.UNSAFE, -1, fault.line(), fault.column(), fault.what()))
                        .orElse(new Fact(Kind.PLAIN, -1, 0, 0, ""));
            }
            if (PictureMaker.isTooLarge(header)) {
                return new Fact(Kind.TOO_LARGE, -1, 0, 0, header.width() + " × " + header.height());
            }
            if (header.type() == PictureType.GIF || header.type() == PictureType.AVIF) {
                return new Fact(Kind.PLAIN, -1, 0, 0, "");
            }
            try {
                PictureMaker.stripped(bytes, header);
            } catch (BrokenPicture e) {
                return new Fact(Kind.BROKEN, -1, 0, 0, e.reason());
            }
            if (header.print() || header.moving()) {
                return new Fact(
                        header.print() ? Kind.FOREIGN : Kind.PLAIN, -1, 0, 0, "it is in the four colours of print");
            }
            return withMemory(PictureMaker.memory(header) / 2, () -> {
                try {
                    Tone tone = Tone.of(bytes, header);
                    return new Fact(Kind.SOUND, header.transparent() ? -1 : tone.rgb(), 0, 0, "");
                } catch (BrokenPicture e) {
                    return new Fact(Kind.FOREIGN, -1, 0, 0, e.reason());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] original(Media.Local picture) throws IOException {
        try (InputStream in = source.open(picture)) {
            return in.readAllBytes();
        }
    }

    /** Something that needs memory. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T withMemory(long bytes, Work<T> work) throws IOException {
        int share = (int) Math.min(most, Math.max(1, bytes / MEGABYTE));
        memory.acquireUninterruptibly(share);
        try {
            return work.run();
        } finally {
            memory.release(share);
        }
    }

    // Problems

    /** Reports what is wrong with pictures that pages show, and which encoders there are none of. */
    void report(Collection<Media.Local> shown, Diagnostics diagnostics) {
        for (String format : missing) {
            diagnostics.report(
                    Rule.MEDIA_NO_ENCODER,
                    Location.of("site.json"),
                    "there is no encoder for " + format + " on this machine; pictures are made without it",
                    format.equals("avif")
                            ? "install avifenc, or leave \"avif\" out of \"pictures\": { \"formats\": … }"
                            : "leave \"" + format
                                    + "\" out of \"pictures\": { \"formats\": … } to build the same everywhere");
        }
        for (Media.Local picture : shown) {
            report(picture, diagnostics);
        }
    }

    private void report(Media.Local picture, Diagnostics diagnostics) {
        Fact fact = fact(picture);
        Location at = Location.of(picture.path());
        switch (fact.kind()) {
            case SOUND, PLAIN -> {
                // Nothing to say.
            }
            case FOREIGN ->
                diagnostics.report(
                        Rule.MEDIA_NOT_DECODED,
                        at,
                        "the picture cannot be decoded: it is shown as it is, in one size, and pictures for sharing lack it",
                        "save it anew as JPEG or PNG in the colours of screens (sRGB, not CMYK)");
            case BROKEN ->
                diagnostics.report(
                        Rule.MEDIA_BROKEN,
                        at,
                        "the picture is not whole: " + fact.what(),
                        "copy it here again from where it came from, or save it anew");
            case TOO_LARGE ->
                diagnostics.report(
                        Rule.MEDIA_TOO_LARGE,
                        at,
                        "the picture says it has " + fact.what() + " pixels; at most "
                                + PictureMaker.MAX_POINTS / 1_000_000 + " million are decoded, and "
                                + PictureMaker.MAX_SIDE + " on a side",
                        "save it smaller; nothing is shown larger than " + settings.largest() + " pixels");
            case UNSAFE ->
                diagnostics.report(
                        Rule.MEDIA_UNSAFE_SVG,
                        fact.line() > 0 ? Location.of(picture.path(), fact.line(), fact.column()) : at,
                        "the drawing has " + fact.what() + ", which can do more than be seen",
                        "export it as plain SVG, or delete this part; pictures inside it must be in the file itself (data:image/png;base64,…)");
        }
    }

    // Making

    /** What is made of one picture. */
    private record Wanted(Media.Local picture, boolean whole, List<Rendition> renditions) {}

    /** Everything that {@code use} shows, picture by picture. */
    List<Making> work(MediaUse use, Map<OutputPath, Media.Local> wholes) {
        Map<String, List<Rendition>> renditions = new TreeMap<>();
        use.renditions()
                .values()
                .forEach(rendition -> renditions
                        .computeIfAbsent(rendition.original().outputPath(), path -> new ArrayList<>())
                        .add(rendition));
        Map<String, Wanted> all = new TreeMap<>();
        wholes.forEach((path, picture) ->
                all.put(path.path(), new Wanted(picture, true, renditions.getOrDefault(path.path(), List.of()))));
        renditions.forEach(
                (path, sizes) -> all.putIfAbsent(path, new Wanted(sizes.get(0).original(), false, sizes)));
        return all.values().stream().map(Making::new).toList();
    }

    /** The files of one picture. */
    final class Making {
        private final Wanted wanted;
        private final Map<String, Long> written = new TreeMap<>();

        private Making(Wanted wanted) {
            this.wanted = wanted;
        }

        /** Paths in the output. */
        List<String> files() {
            List<String> files = new ArrayList<>();
            if (wanted.whole()) {
                files.add(wanted.picture().outputPath());
            }
            wanted.renditions().forEach(rendition -> files.add(rendition.outputPath()));
            return files;
        }

        /** Path in the output to size in bytes, of what was written. */
        Map<String, Long> written() {
            return written;
        }

        /**
         * Writes them.
         *
         * @throws IOException when the disk fails
         */
        void write(SiteWriter writer) throws IOException {
            List<Rendition> open = new ArrayList<>();
            for (Rendition rendition : wanted.renditions()) {
                if (!again(rendition.outputPath(), writer)) {
                    open.add(rendition);
                }
            }
            Media.Local picture = wanted.picture();
            boolean whole = wanted.whole()
                    && (picture.publication() == Media.Publication.AS_IT_IS || !again(picture.outputPath(), writer));
            if (!whole && open.isEmpty()) {
                return;
            }
            byte[] bytes = original(picture);
            if (whole) {
                put(picture.outputPath(), whole(picture, bytes), writer);
            }
            Optional<PictureHeader> header = PictureHeader.read(bytes);
            if (!open.isEmpty() && header.isPresent()) {
                withMemory(PictureMaker.memory(header.get()), () -> {
                    make(bytes, header.get(), open, writer);
                    return open;
                });
            }
        }

        private void make(byte[] bytes, PictureHeader header, List<Rendition> open, SiteWriter writer)
                throws IOException {
            try {
                PictureMaker maker = PictureMaker.of(bytes, header);
                for (Rendition rendition : open) {
                    put(rendition.outputPath(), made(maker, rendition), writer);
                }
            } catch (BrokenPicture e) {
                // Reported as such: it changed since it was looked at, and the next build sees it.
            }
        }

        private boolean again(String path, SiteWriter writer) throws IOException {
            Optional<SiteWriter.Written> there = writer.keep(new OutputPath(path), NOTHING);
            if (there.isPresent()) {
                written.put(path, there.get().size());
                return true;
            }
            Optional<byte[]> made = kept.get(name(path));
            if (made.isPresent()) {
                writer.write(new OutputPath(path), made.get(), made.get().length);
                written.put(path, (long) made.get().length);
            }
            return made.isPresent();
        }

        private void put(String path, byte[] bytes, SiteWriter writer) throws IOException {
            if (wanted.picture().publication() == Media.Publication.MADE
                    || !path.equals(wanted.picture().outputPath())) {
                kept.put(name(path), bytes);
            }
            writer.write(new OutputPath(path), bytes, bytes.length);
            written.put(path, (long) bytes.length);
        }
    }

    private static final byte[] NOTHING = new byte[1];

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private byte[] made(PictureMaker maker, Rendition rendition) throws IOException {
        Encoder encoder = Optional.ofNullable(encoders.get(rendition.format())).orElse(png);
        Size size = new Size(
                rendition.width(),
                rendition.height(),
                rendition.original().focus().x(),
                rendition.original().focus().y());
        return maker.make(size, List.of(encoder)).get(0);
    }

    /** What is published of a picture in its own size. */
    private byte[] whole(Media.Local picture, byte[] bytes) throws IOException {
        Optional<PictureHeader> read = PictureHeader.read(bytes);
        if (picture.publication() == Media.Publication.AS_IT_IS || read.isEmpty()) {
            return bytes;
        }
        PictureHeader header = read.get();
        if (picture.publication() == Media.Publication.MADE) {
            Optional<byte[]> made = withMemory(PictureMaker.memory(header), () -> {
                try {
                    Optional<Encoder> encoder = switch (header.type()) {
                        case JPEG -> Optional.of(jpeg);
                        case PNG -> Optional.of(png);
                        default -> Encoders.webp(settings.webp());
                    };
                    Size size = new Size(picture.width(), picture.height(), 500, 500);
                    return encoder.isEmpty()
                            ? Optional.empty()
                            : Optional.of(PictureMaker.of(bytes, header)
                                    .make(size, List.of(encoder.get()))
                                    .get(0));
                } catch (BrokenPicture e) {
                    return Optional.empty();
                }
            });
            if (made.isPresent()) {
                return made.get();
            }
        }
        try {
            return PictureMaker.stripped(bytes, header);
        } catch (BrokenPicture e) {
            return bytes;
        }
    }

    /**
     * The bytes of the picture at {@code path}, made when nobody has; something neutral where the file is not sound, empty when {@code use} shows no such picture.
     *
     * @throws IOException when it cannot be read any more
     */
    Optional<byte[]> bytes(String path, MediaUse use) throws IOException {
        OutputPath output = new OutputPath(path);
        Optional<Media.Local> whole = Optional.ofNullable(use.all().get(output));
        Optional<Rendition> rendition = Optional.ofNullable(use.renditions().get(output));
        Optional<Media.Local> shown = whole.or(() -> rendition.map(Rendition::original));
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Media.Local picture = shown.get();
        Kind kind = fact(picture).kind();
        if (kind == Kind.BROKEN || kind == Kind.TOO_LARGE || kind == Kind.UNSAFE) {
            return Optional.of(standIn(picture));
        }
        Optional<byte[]> known = kept.get(name(path));
        if (known.isPresent()) {
            return known;
        }
        byte[] bytes = original(picture);
        if (whole.isPresent()) {
            return Optional.of(whole(picture, bytes));
        }
        PictureHeader header = PictureHeader.read(bytes).orElseThrow(() -> new IOException(picture.path()));
        return withMemory(PictureMaker.memory(header), () -> {
            try {
                byte[] made = made(PictureMaker.of(bytes, header), rendition.orElseThrow());
                kept.put(name(path), made);
                return Optional.of(made);
            } catch (BrokenPicture e) {
                return Optional.of(standIn(picture));
            }
        });
    }

    /** Grey, in the type that its address says. */
    private byte[] standIn(Media.Local picture) throws IOException {
        int width = picture.width() > 0 ? picture.width() : 300;
        int height = picture.height() > 0 ? picture.height() : 300;
        if (picture.outputPath().endsWith(".svg")) {
            return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height
                            + "\"><path fill=\"#bbb\" d=\"M0 0h" + width + "v" + height + "H0z\"/></svg>")
                    .getBytes(StandardCharsets.UTF_8);
        }
        // Browsers look at what a picture is, not at its name, and stretch it to the place it has.
        return png.encode(grey());
    }

    private static BufferedImage grey() {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i % 8, i / 8, 0xBBBBBB);
        }
        return image;
    }

    /** Leaves for the next build what this one knows of {@code pictures}, and of what was made the {@code files} of the site. */
    void keep(Collection<OutputPath> pictures, Set<String> files) {
        Set<String> names = new HashSet<>();
        for (String file : files) {
            if (file.startsWith("media/")) {
                names.add(name(file));
            }
        }
        kept.close(pictures.stream().map(OutputPath::path).toList(), names);
    }
}
