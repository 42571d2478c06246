package dev.vitrine.rebuild;

import dev.vitrine.output.ContentHash;
import dev.vitrine.output.OutputFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What a build left of each piece of its work for the next one: bytes by name, in one file beside the output. Of each piece some 50 bytes are held. Thread-safe.
 *
 * <p>A file that is damaged, or was not written to its end, is the same as none.
 */
public final class UnitStore implements Closeable {

    private static final int HEAD = 0x56554E32;
    private static final int MOST = 1 << 28;

    private final Path file;
    private final Path next;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Place> put = new HashMap<>();
    private final Optional<FileChannel> last;
    private final FileChannel nextFile;
    private final DataOutputStream out;
    private long written = Integer.BYTES;

    /** Where a piece lies in the file of the last build. */
    private record Place(long offset, int packed, int length, long hash) {}

    private UnitStore(Path state, String name, boolean read) throws IOException {
        Files.createDirectories(state);
        this.file = state.resolve(name);
        this.next = state.resolve(name + ".next");
        boolean whole = read && Files.isRegularFile(file) && index();
        if (!whole) {
            places.clear();
        }
        this.last = whole ? Optional.of(FileChannel.open(file, StandardOpenOption.READ)) : Optional.empty();
        this.nextFile = FileChannel.open(
                next,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(nextFile), 1 << 16));
        out.writeInt(HEAD);
    }

    /**
     * The store called {@code name} in {@code state}.
     *
     * @param read whether what the last build left is looked at
     * @throws OutputFailure when the disk fails
     */
    public static UnitStore open(Path state, String name, boolean read) throws OutputFailure {
        return on(() -> new UnitStore(state, name, read));
    }

    /** Something that is done on the disk. */
    @FunctionalInterface
    private interface Use<T> {
        T on() throws IOException;
    }

    private static <T> T on(Use<T> disk) throws OutputFailure {
        try {
            return disk.on();
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /** Reads where everything lies; false when the file has no sound end. */
    private boolean index() throws IOException {
        long size = Files.size(file);
        long at = Integer.BYTES;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != HEAD) {
                return false;
            }
            while (true) {
                String name = in.readUTF();
                int length = in.readInt();
                int packed = in.readInt();
                long hash = in.readLong();
                at += headLength(name);
                if (name.isEmpty()) {
                    // The end says how long the file is.
                    return hash == size;
                }
                if (length < 0 || length > MOST || packed < 0 || at + packed > size) {
                    return false;
                }
                places.put(name, new Place(at, packed, length, hash));
                in.skipNBytes(packed);
                at += packed;
            }
        } catch (EOFException | UTFDataFormatException e) {
            return false;
        }
    }

    /** The bytes of what stands before a piece. */
    private static int headLength(String name) {
        int length = Short.BYTES + Integer.BYTES * 2 + Long.BYTES;
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            length += unit >= 1 && unit <= 0x7F ? 1 : unit > 0x7FF ? 3 : 2;
        }
        return length;
    }

    /**
     * What the last build left under {@code name}; empty when there is nothing, or it is damaged.
     *
     * @throws OutputFailure when the disk fails
     */
    public Optional<byte[]> get(String name) throws OutputFailure {
        Place place = places.get(name);
        return place == null || last.isEmpty() ? Optional.empty() : on(() -> unpacked(last.get(), place));
    }

    /**
     * Whether what the last build left under {@code name} is there and not damaged.
     *
     * @throws OutputFailure when the disk fails
     */
    public boolean sound(String name) throws OutputFailure {
        Place place = places.get(name);
        return place != null
                && last.isPresent()
                && on(() -> packed(last.get(), place))
                        .filter(packed -> hash(packed, packed.length, place.length()) == place.hash())
                        .isPresent();
    }

    /**
     * What was left under {@code name} in this build, once all is.
     *
     * @throws OutputFailure when the disk fails
     */
    public Optional<byte[]> left(String name) throws OutputFailure {
        return on(() -> {
            Place place;
            synchronized (this) {
                out.flush();
                place = put.get(name);
            }
            return place == null ? Optional.empty() : unpacked(nextFile, place);
        });
    }

    /** Stands for the first {@code length} bytes of a piece and how many they are once they are unpacked, as either may be damaged. */
    private static long hash(byte[] packed, int length, int unpacked) {
        return ContentHash.of(packed, length) ^ unpacked * 0x9E3779B97F4A7C15L;
    }

    private static Optional<byte[]> packed(FileChannel from, Place place) throws IOException {
        byte[] bytes = new byte[place.packed()];
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        for (long at = place.offset(); packed.hasRemaining(); ) {
            int read = from.read(packed, at);
            if (read < 0) {
                return Optional.empty();
            }
            at += read;
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> unpacked(FileChannel from, Place place) throws IOException {
        Optional<byte[]> found = packed(from, place);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        byte[] packed = found.get();
        if (hash(packed, packed.length, place.length()) != place.hash()) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater(true);
        try {
            byte[] bytes = new byte[place.length()];
            inflater.setInput(packed);
            int length = 0;
            while (length < bytes.length) {
                int more = inflater.inflate(bytes, length, bytes.length - length);
                if (more == 0) {
                    return Optional.empty();
                }
                length += more;
            }
            return Optional.of(bytes);
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /**
     * Leaves {@code bytes} under {@code name} for the next build.
     *
     * @throws OutputFailure when the disk fails
     */
    public void put(String name, byte[] bytes) throws OutputFailure {
        if (name.length() > 10_000 || bytes.length > MOST) {
            return;
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        byte[] packed;
        int length = 0;
        try {
            deflater.setInput(bytes);
            deflater.finish();
            packed = new byte[bytes.length / 3 + 64];
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, packed.length * 2);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
        } finally {
            deflater.end();
        }
        write(name, bytes.length, packed, length, hash(packed, length, bytes.length));
    }

    private synchronized void write(String name, int whole, byte[] packed, int length, long hash) throws OutputFailure {
        written += headLength(name);
        put.put(name, new Place(written, length, whole, hash));
        written += length;
        try {
            out.writeUTF(name);
            out.writeInt(whole);
            out.writeInt(length);
            out.writeLong(hash);
            out.write(packed, 0, length);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    /**
     * Leaves what the last build left under {@code name} once more.
     *
     * @throws OutputFailure when the disk fails
     */
    public void again(String name) throws OutputFailure {
        Place place = places.get(name);
        if (place != null && last.isPresent()) {
            Optional<byte[]> packed = on(() -> packed(last.get(), place));
            if (packed.isPresent()) {
                write(name, place.length(), packed.get(), place.packed(), place.hash());
            }
        }
    }

    /**
     * Keeps what was left, in the place of what the last build left.
     *
     * @throws IOException when the disk fails
     */
    public synchronized void keep() throws IOException {
        out.writeUTF("");
        out.writeInt(0);
        out.writeInt(0);
        out.writeLong(written + headLength(""));
        out.close();
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        // What was not written to the end is not wanted: only the file itself is closed.
        nextFile.close();
        if (last.isPresent()) {
            last.get().close();
        }
        Files.deleteIfExists(next);
    }
}
