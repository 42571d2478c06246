package dev.vitrine.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** HTML as it is written: it can be taken back to a mark, and headings get their level when all of them are known. */
final class Pieces {

    private static final int HIGHEST = 2;
    private static final int LOWEST = 6;

    private sealed interface Piece {}

    private record Markup(String html) implements Piece {}

    private record Open(Segment segment) implements Piece {}

    private record HeadingTag(Heading heading, boolean start) implements Piece {}

    /** A heading whose level and id are not known yet. */
    static final class Heading {

        private final int written;
        private int level;
        private String attributes = "";
        private String id = "";
        private String text = "";

        private Heading(int written) {
            this.written = written;
        }

        void named(String newId, String newText, String html) {
            id = newId;
            text = newText;
            attributes = html;
        }
    }

    /** A place to go back to. */
    record Mark(int pieces, int length) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();

    /** Where finished HTML is appended. */
    StringBuilder html() {
        return current;
    }

    void add(Segment segment) {
        flush();
        pieces.add(new Open(segment));
    }

    Heading startHeading(int level) {
        flush();
        Heading heading = new Heading(level);
        pieces.add(new HeadingTag(heading, true));
        return heading;
    }

    void endHeading(Heading heading) {
        flush();
        pieces.add(new HeadingTag(heading, false));
    }

    Mark mark() {
        return new Mark(pieces.size(), current.length());
    }

    /** Forgets everything written since the mark. */
    void backTo(Mark mark) {
        if (pieces.size() > mark.pieces()) {
            String before = mark.length() > 0 ? ((Markup) pieces.get(mark.pieces())).html() : "";
            pieces.subList(mark.pieces(), pieces.size()).clear();
            current.setLength(0);
            current.append(before);
        }
        current.setLength(mark.length());
    }

    private void flush() {
        if (!current.isEmpty()) {
            pieces.add(new Markup(current.toString()));
            current.setLength(0);
        }
    }

    Prose prose() {
        flush();
        giveLevels();
        List<Segment> segments = new ArrayList<>();
        List<Prose.Heading> headings = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Markup markup) {
                current.append(markup.html());
            } else if (piece instanceof HeadingTag tag) {
                current.append(tag.start() ? "<h" : "</h").append(tag.heading().level);
                current.append(tag.start() ? tag.heading().attributes : "").append(tag.start() ? ">" : ">\n");
                if (tag.start()) {
                    headings.add(new Prose.Heading(tag.heading().level, tag.heading().id, tag.heading().text));
                }
            } else if (piece instanceof Open open) {
                finish(segments);
                segments.add(open.segment());
            }
        }
        finish(segments);
        return segments.isEmpty() ? Prose.EMPTY : new Prose(segments, headings);
    }

    private void finish(List<Segment> segments) {
        if (!current.isEmpty()) {
            segments.add(new Segment.Html(current.toString()));
            current.setLength(0);
        }
    }

    /** A page has its own first heading, so the highest of a text becomes the second level, and no level is skipped. */
    private void giveLevels() {
        Deque<Integer> above = new ArrayDeque<>();
        for (Piece piece : pieces) {
            if (piece instanceof HeadingTag tag && tag.start()) {
                int written = tag.heading().written;
                while (!above.isEmpty() && above.peek() >= written) {
                    above.pop();
                }
                tag.heading().level = Math.min(LOWEST, HIGHEST + above.size());
                above.push(written);
            }
        }
    }
}
