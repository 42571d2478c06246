package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reviews in a JSON list. */
final class ReviewList extends ReviewFile {

    ReviewList(String path) {
        super(path);
    }

    @Override
    void read(SourceFiles files, Diagnostics diagnostics, Reviews reviews) throws IOException {
        Optional<byte[]> bytes = files.bytes(path(), diagnostics);
        Optional<JsonValue> value = bytes.flatMap(found -> SourceFiles.decode(found, path(), diagnostics))
                .flatMap(text -> JsonTree.json(text, path(), 1, diagnostics));
        if (bytes.isEmpty()
                || value.isEmpty()
                || !new ShapeCheck(diagnostics, false).check(value.get(), Shapes.CATALOG_REVIEWS)
                || !(value.get() instanceof JsonValue.Arr list)) {
            return;
        }
        List<JsonTree.Span> spans = JsonTree.items(bytes.get());
        for (int i = 0; i < spans.size() && i < list.items().size(); i++) {
            if (list.items().get(i) instanceof JsonValue.Obj obj) {
                reviews.add(obj, this, spans.get(i).offset(), spans.get(i).length());
            }
        }
    }

    @Override
    Optional<JsonValue.Obj> review(byte[] bytes) {
        return json(bytes);
    }
}
