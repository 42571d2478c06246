package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Locale;
import java.util.Optional;

/** A file of {@code catalog/reviews/}: it is read once as a whole, and again where a review stands. */
abstract class ReviewFile {

    private final String path;

    ReviewFile(String path) {
        this.path = path;
    }

    /** Takes reviews: objects of the shape {@link Shapes#CATALOG_REVIEW}, and where they stand in bytes. */
    @FunctionalInterface
    interface Reviews {
        void add(JsonValue.Obj review, ReviewFile file, long offset, int length);
    }

    /** The file at {@code path}; empty when its name says that it holds something else. */
    static Optional<ReviewFile> of(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv", "tsv" -> Optional.of(new ReviewTable(path));
            case "json" -> Optional.of(new ReviewList(path));
            case "jsonl" -> Optional.of(new ReviewLines(path));
            default -> Optional.empty();
        };
    }

    String path() {
        return path;
    }

    /** Gives all sound reviews to {@code reviews} and reports the others. */
    abstract void read(SourceFiles files, Diagnostics diagnostics, Reviews reviews) throws IOException;

    /** The review in {@code bytes}, a part of this file that was found to hold one. */
    abstract Optional<JsonValue.Obj> review(byte[] bytes);

    /** Reads a review again. */
    final Optional<JsonValue.Obj> again(SourceFiles files, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (RandomAccessFile file =
                new RandomAccessFile(files.root().resolve(path).toFile(), "r")) {
            file.seek(offset);
            file.readFully(bytes);
        }
        return review(bytes);
    }

    /** The object of the JSON in {@code bytes}. */
    final Optional<JsonValue.Obj> json(byte[] bytes) {
        Diagnostics silent = Diagnostics.aside();
        return SourceFiles.decode(bytes, path, silent)
                .flatMap(text -> JsonTree.json(text, path, 1, silent))
                .flatMap(value -> value instanceof JsonValue.Obj obj ? Optional.of(obj) : Optional.empty());
    }
}
