package dev.vitrine.translation;

import dev.vitrine.text.Piece;
import dev.vitrine.text.Pieces;
import dev.vitrine.text.TextFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The codes of a source and its translation under common numbers, as translators' tools match them. */
final class Inline {

    /**
     * A piece with its number.
     *
     * @param piece the piece
     * @param id the number of its code, which both ends of a pair share; 0 for words
     */
    record Numbered(Piece piece, int id) {}

    private final Map<String, List<Integer>> unused = new LinkedHashMap<>();
    private int last;

    List<Numbered> source(String text, TextFormat format) {
        List<Numbered> numbered = number(text, format, false);
        return numbered;
    }

    /** Numbers the codes of a translation as the source has them; what the source does not have gets numbers of its own. */
    List<Numbered> target(String text, TextFormat format) {
        return number(text, format, true);
    }

    private List<Numbered> number(String text, TextFormat format, boolean target) {
        List<Numbered> all = new ArrayList<>();
        Map<Integer, Integer> pairs = new HashMap<>();
        Map<Integer, String> ends = new HashMap<>();
        List<Piece> pieces = Pieces.of(text, format);
        for (Piece piece : pieces) {
            if (piece.kind() == Piece.Kind.CLOSE) {
                ends.put(piece.pair(), piece.text());
            }
        }
        for (Piece piece : pieces) {
            if (!piece.isCode()) {
                all.add(new Numbered(piece, 0));
            } else if (piece.kind() == Piece.Kind.CLOSE) {
                all.add(new Numbered(piece, pairs.getOrDefault(piece.pair(), 0)));
            } else {
                String name = piece.text() + '\u0000' + ends.getOrDefault(piece.pair(), "") + piece.kind();
                int id = target ? again(name) : next(name);
                if (piece.kind() == Piece.Kind.OPEN) {
                    pairs.put(piece.pair(), id);
                }
                all.add(new Numbered(piece, id));
            }
        }
        return all;
    }

    private int next(String name) {
        last++;
        unused.computeIfAbsent(name, n -> new ArrayList<>()).add(last);
        return last;
    }

    private int again(String name) {
        List<Integer> ids = unused.getOrDefault(name, List.of());
        return ids.isEmpty() ? ++last : ids.remove(0);
    }
}
