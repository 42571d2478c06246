package dev.vitrine.pictures;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes AVIF pictures by the program {@code avifenc}, which is called without a shell, with one thread and a limit of time. */
public final class AvifProgram implements Encoder {

    private static final String NAME = "avifenc";
    private static final int SECONDS = 300;

    private final Path program;
    private final String version;
    private final int quality;

    private AvifProgram(Path program, String version, int quality) {
        this.program = program;
        this.version = version;
        this.quality = quality;
    }

    /**
     * Where the program is, looked for in the folders of {@code path}; empty when it is in none of them.
     *
     * @param path as the environment has it in {@code PATH}
     */
    public static Optional<Path> place(String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            for (String name : List.of(NAME, NAME + ".exe")) {
                try {
                    Path file = Path.of(folder, name);
                    // What lies where the build happens to run is not what was installed.
                    if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                        return Optional.of(file);
                    }
                } catch (InvalidPathException e) {
                    // No folder of that name.
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The encoder at {@code program}; empty when it does not answer.
     *
     * @param quality from 1 to 100
     */
    public static Optional<Encoder> of(Path program, int quality) {
        try {
            String answer = run(List.of(program.toString(), "--version"), 20);
            return Optional.of(new AvifProgram(
                    program, answer.lines().findFirst().orElse("").strip(), quality));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public PictureType type() {
        return PictureType.AVIF;
    }

    @Override
    public String identity() {
        return "avif-1-" + version + "-" + quality;
    }

    @Override
    public byte[] encode(BufferedImage image) throws IOException {
        Path folder = Files.createTempDirectory("vitrine-avif");
        Path from = folder.resolve("picture.png");
        Path to = folder.resolve("picture.avif");
        try {
            Files.write(from, Encoders.png().encode(image));
            // Of 63 steps, as all its versions count.
            String level = Integer.toString((100 - quality) * 63 / 100);
            List<String> command = new ArrayList<>(List.of(program.toString(), "-s", "6", "-j", "1"));
            command.addAll(List.of("--min", "0", "--max", "63", "-a", "end-usage=q", "-a", "cq-level=" + level));
            command.addAll(List.of(from.toString(), to.toString()));
            run(command, SECONDS);
            return Files.readAllBytes(to);
        } finally {
            Files.deleteIfExists(from);
            Files.deleteIfExists(to);
            Files.deleteIfExists(folder);
        }
    }

    private static String run(List<String> command, int seconds) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            // It says little; what is too much is left in the pipe, and ends it at the limit.
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException(command.get(0) + " takes more than " + seconds + " s");
            }
            try (InputStream said = process.getInputStream()) {
                String text = new String(said.readNBytes(65_536), StandardCharsets.UTF_8);
                if (process.exitValue() != 0) {
                    throw new IOException(command.get(0) + " ends with " + process.exitValue() + ": " + text.strip());
                }
                return text;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
