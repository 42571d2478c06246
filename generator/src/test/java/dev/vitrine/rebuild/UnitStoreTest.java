package dev.vitrine.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitStoreTest {

    @TempDir
    private Path folder;

    private final byte[] large = new byte[300_000];

    @BeforeEach
    void fill() throws IOException {
        new Random(1).nextBytes(large);
        try (UnitStore store = UnitStore.open(folder, "units", true)) {
            store.put("one", "first".getBytes(UTF_8));
            store.put("Größe/値", large);
            store.put("empty", new byte[0]);
            assertThat(store.get("one")).isEmpty();
            assertThat(store.left("Größe/値")).hasValue(large);
            store.keep();
        }
    }

    @Test
    void noDamagedBitIsTakenForWhatWasLeft() throws IOException {
        byte[] text = "first, and some more: first, and some more".getBytes(UTF_8);
        try (UnitStore store = UnitStore.open(folder, "small", false)) {
            store.put("one", text);
            store.put("two", new byte[] {2});
            store.keep();
        }
        Path file = folder.resolve("small");
        byte[] bytes = Files.readAllBytes(file);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, damaged);
            try (UnitStore store = UnitStore.open(folder, "small", true)) {
                Optional<byte[]> found = store.get("one");
                assertThat(found.isEmpty() || Arrays.equals(found.get(), text))
                        .as("bit %s", bit)
                        .isTrue();
                assertThat(store.sound("one")).isEqualTo(found.isPresent());
            }
        }
    }

    @Test
    void whatWasLeftIsThereInTheNextBuild() throws IOException {
        try (UnitStore store = UnitStore.open(folder, "units", true)) {
            assertThat(store.get("one")).hasValue("first".getBytes(UTF_8));
            assertThat(store.get("Größe/値")).hasValue(large);
            assertThat(store.get("empty")).hasValue(new byte[0]);
            assertThat(store.get("two")).isEmpty();
            store.again("one");
            store.put("two", "second".getBytes(UTF_8));
            assertThat(store.left("one")).hasValue("first".getBytes(UTF_8));
            store.keep();
        }
        try (UnitStore store = UnitStore.open(folder, "units", true)) {
            assertThat(store.get("one")).hasValue("first".getBytes(UTF_8));
            assertThat(store.get("two")).hasValue("second".getBytes(UTF_8));
            assertThat(store.get("empty")).isEmpty();
        }
    }

    @Test
    void whatWasNotKeptIsNot() throws IOException {
        try (UnitStore store = UnitStore.open(folder, "units", true)) {
            store.put("one", "other".getBytes(UTF_8));
        }
        try (UnitStore store = UnitStore.open(folder, "units", true)) {
            assertThat(store.get("one")).hasValue("first".getBytes(UTF_8));
        }
        try (UnitStore store = UnitStore.open(folder, "units", false)) {
            assertThat(store.get("one")).isEmpty();
        }
    }

    @Test
    void damageIsTheSameAsNothing() throws IOException {
        Path file = folder.resolve("units");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = round % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (round % 4 > 0) {
                damaged[round % 4 == 1 ? random.nextInt(60) : random.nextInt(damaged.length)] ^=
                        (byte) (1 + random.nextInt(255));
            }
            Files.write(file, damaged);
            try (UnitStore store = UnitStore.open(folder, "units", true)) {
                store.get("one").ifPresent(bytes -> assertThat(bytes).isEqualTo("first".getBytes(UTF_8)));
                store.get("Größe/値").ifPresent(bytes -> assertThat(bytes).isEqualTo(large));
            }
        }
    }
}
