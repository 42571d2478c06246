package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import java.io.IOException;
import java.util.Optional;

/** Reviews in JSON Lines. */
final class ReviewLines extends ReviewFile {

    ReviewLines(String path) {
        super(path);
    }

    @Override
    void read(SourceFiles files, Diagnostics diagnostics, Reviews reviews) throws IOException {
        try (JsonLines lines = new JsonLines(files.root().resolve(path()), path(), diagnostics)) {
            for (Optional<JsonLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                JsonLines.Line line = next.get();
                Optional<JsonValue> value = SourceFiles.decodeLine(line.bytes(), path(), line.number(), diagnostics)
                        .flatMap(text -> JsonTree.json(text, path(), line.number(), diagnostics));
                if (value.isPresent()
                        && new ShapeCheck(diagnostics, false).check(value.get(), Shapes.CATALOG_REVIEW)
                        && value.get() instanceof JsonValue.Obj obj) {
                    reviews.add(obj, this, line.offset(), line.bytes().length);
                }
            }
        }
    }

    @Override
    Optional<JsonValue.Obj> review(byte[] bytes) {
        return json(bytes);
    }
}
