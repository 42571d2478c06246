package dev.vitrine.translation;

import com.ibm.icu.text.MessagePattern;
import dev.vitrine.text.Piece;
import dev.vitrine.text.Pieces;
import dev.vitrine.text.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether a translation has kept the codes of its source. */
final class CodeCheck {

    private static final int SHOWN = 60;

    private CodeCheck() {}

    /** What is wrong with the codes of {@code target}; empty when nothing is. */
    static Optional<String> problem(String source, String target, TextFormat format) {
        Optional<String> message = format == TextFormat.MESSAGE ? message(source, target) : Optional.empty();
        if (message.isPresent()) {
            return message;
        }
        List<Piece> wanted = Pieces.of(source, format);
        List<Piece> found = Pieces.of(target, format);
        Map<String, Integer> balance = new TreeMap<>();
        wanted.stream().filter(Piece::required).forEach(piece -> balance.merge(same(piece), 1, Integer::sum));
        found.stream().filter(Piece::required).forEach(piece -> balance.merge(same(piece), -1, Integer::sum));
        List<String> lost = new ArrayList<>();
        List<String> added = new ArrayList<>();
        balance.forEach((code, count) -> {
            if (count != 0) {
                (count > 0 ? lost : added).add("'" + shorten(code) + "'");
            }
        });
        if (!lost.isEmpty() || !added.isEmpty()) {
            return Optional.of((lost.isEmpty() ? "" : "the translation has lost " + String.join(", ", lost))
                    + (lost.isEmpty() || added.isEmpty() ? "" : " and ")
                    + (added.isEmpty()
                            ? ""
                            : (lost.isEmpty() ? "the translation has " : "has ") + String.join(", ", added)
                                    + " that the source has not"));
        }
        if (pairs(found) < pairs(wanted)) {
            return Optional.of("the codes of the translation do not enclose words as those of the source do");
        }
        return Optional.empty();
    }

    private static long pairs(List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind() == Piece.Kind.OPEN && piece.required())
                .count();
    }

    /**
     * Headings have other anchors in another language: a link may lead to another place of the same page. Footnotes are named by whoever writes them.
     */
    private static String same(Piece piece) {
        String text = piece.text();
        if (text.startsWith("[^")) {
            return text.strip().endsWith(":") ? "[^…]:" : "[^…]";
        }
        int anchor = piece.kind() == Piece.Kind.CLOSE && text.startsWith("](") ? text.indexOf('#') : -1;
        return anchor < 0 ? text : text.substring(0, anchor) + ")";
    }

    private static String shorten(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private static Optional<String> message(String source, String target) {
        Optional<Set<String>> wanted = arguments(source);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<Set<String>> found = arguments(target);
        if (found.isEmpty()) {
            return Optional.of(
                    "the translation is no valid message: its braces do not match, or a plural lacks 'other'");
        }
        return found.equals(wanted)
                ? Optional.empty()
                : Optional.of("the translation uses {" + String.join("}, {", found.get()) + "} and not {"
                        + String.join("}, {", wanted.get()) + "}");
    }

    private static Optional<Set<String>> arguments(String message) {
        try {
            MessagePattern pattern = new MessagePattern(message);
            Set<String> names = new TreeSet<>();
            for (int i = 0; i < pattern.countParts(); i++) {
                MessagePattern.Part part = pattern.getPart(i);
                if (part.getType() == MessagePattern.Part.Type.ARG_NAME
                        || part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                    names.add(pattern.getSubstring(part));
                }
            }
            return Optional.of(names);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
