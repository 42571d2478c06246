package dev.vitrine.rebuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Pictures that builds made, by names that say all that decides about their bytes, so that none is made twice; thread-safe.
 *
 * <p>What cannot be read is made again, and what cannot be written is not kept: a build needs none of it.
 */
public final class MadePictures {

    private static final String FOLDER = "pictures";
    private static final String FACTS = "facts";

    private final Optional<Path> folder;
    private final Map<String, String> facts = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    private MadePictures(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * The pictures kept in {@code state}; where there is none, nothing is kept.
     *
     * @param state the folder that is kept between builds
     */
    public static MadePictures open(Optional<Path> state) {
        MadePictures pictures = new MadePictures(state.map(kept -> kept.resolve(FOLDER)));
        pictures.folder
                .map(found -> found.resolve(FACTS))
                .filter(Files::isRegularFile)
                .ifPresent(file -> {
                    try {
                        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                            int tab = line.indexOf('\t');
                            if (tab > 0) {
                                pictures.facts.put(line.substring(0, tab), line.substring(tab + 1));
                            }
                        }
                    } catch (IOException e) {
                        pictures.facts.clear();
                    }
                });
        return pictures;
    }

    /** What is known of the picture called {@code name}, in one line. */
    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** Keeps in mind what is known of a picture. */
    public void fact(String name, String line) {
        facts.put(name, line);
    }

    /** The bytes of the picture called {@code name}, when they are there. */
    public Optional<byte[]> get(String name) {
        return folder.map(found -> found.resolve(name))
                .filter(Files::isRegularFile)
                .flatMap(file -> {
                    try {
                        return Optional.of(Files.readAllBytes(file));
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                });
    }

    /** Keeps the picture called {@code name}, a file name. */
    public void put(String name, byte[] bytes) {
        folder.ifPresent(found -> write(found, name, bytes));
    }

    private void write(Path found, String name, byte[] bytes) {
        Path part = found.resolve("." + ProcessHandle.current().pid() + "-" + next.incrementAndGet() + ".part");
        try {
            Files.createDirectories(found);
            Files.write(part, bytes);
            try {
                Files.move(part, found.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, found.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            remove(part);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays, and does no harm.
        }
    }

    /** Keeps what is known of {@code pictures}, and of the files only those called {@code names}: whoever comes next is made from the same. */
    public void close(Collection<String> pictures, Set<String> names) {
        if (folder.isEmpty()) {
            return;
        }
        Map<String, String> kept = new TreeMap<>(facts);
        kept.keySet().retainAll(Set.copyOf(pictures));
        if (!kept.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            kept.forEach(
                    (name, fact) -> lines.append(name).append('\t').append(fact).append('\n'));
            byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            if (!get(FACTS)
                    .filter(before -> java.util.Arrays.equals(before, bytes))
                    .isPresent()) {
                write(folder.get(), FACTS, bytes);
            }
        }
        if (!Files.isDirectory(folder.get())) {
            return;
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return !name.equals(FACTS) && !names.contains(name) && !name.startsWith(".");
                    })
                    .forEach(MadePictures::remove);
        } catch (IOException e) {
            // They are looked for again after the next build.
        }
    }
}
