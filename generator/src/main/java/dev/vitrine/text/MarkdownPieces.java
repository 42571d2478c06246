package dev.vitrine.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes Markdown apart. It knows the marks, not the grammar: where a mark turns out to be none, it is a code that nobody misses.
 */
final class MarkdownPieces {

    private static final Pattern BLOCK_MARK = Pattern.compile(
            "[ \\t]*(>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t])|#{1,6}(?=[ \\t]))[ \\t]*(\\[[ xX]][ \\t]+)?");
    private static final Pattern ALERT = Pattern.compile("\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]");
    private static final Pattern FENCE = Pattern.compile("[ \\t]*(`{3,}|~{3,})[^\\n]*(\\n|$)");
    private static final Pattern DEFINITION = Pattern.compile("[ ]{0,3}\\[([^\\]\\n]+)]:[ \\t]*([^\\n]*)");
    private static final Pattern SHORTCODE = Pattern.compile("\\{\\{<[^\\n]*?>}}");
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9-]*)(\\s[^<>]*)?/?>");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern AUTOLINK = Pattern.compile("<[A-Za-z][A-Za-z0-9+.-]*[:@][^<>\\s]*>");
    private static final Pattern BARE_LINK =
            Pattern.compile("(https?://|www\\.)[^\\s<>\\])*]+|[\\w.+-]+@[\\w-]+(\\.[\\w-]+){1,8}");
    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\{[^{}\\n]*}");
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private static final int LONGEST_LINK = 5_000;

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    /** Where the text of a link ends, and where the link does. */
    private final Map<Integer, Integer> linkEnds = new HashMap<>();

    private int words;
    private int pairs;

    MarkdownPieces(String text) {
        this.text = text;
    }

    /** A code that waits for its end: what ends it, and its place among the pieces. */
    private record Open(String end, int index) {}

    List<Piece> all() {
        int i = 0;
        boolean table = false;
        while (i < text.length()) {
            if (i == 0 || text.charAt(i - 1) == '\n') {
                int next = lineStart(i);
                table = text.startsWith("|", next);
                if (next > i) {
                    i = next;
                    continue;
                }
            }
            i = inline(i, table);
        }
        flush(text.length());
        return List.copyOf(pieces);
    }

    private void flush(int end) {
        if (end > words) {
            pieces.add(Piece.words(text.substring(words, end)));
        }
        words = end;
    }

    private int code(int start, int end, boolean required) {
        flush(start);
        pieces.add(Piece.code(text.substring(start, end), required));
        words = end;
        return end;
    }

    private int lineStart(int i) {
        Matcher fence = at(FENCE, i);
        if (fence.lookingAt()) {
            String mark = fence.group(1);
            Matcher end = Pattern.compile("(?m)^[ \\t]*" + Pattern.quote(mark) + "[`~]*[ \\t]*$")
                    .matcher(text);
            int stop = end.find(Math.min(fence.end(), text.length())) ? end.end() : text.length();
            return code(i, stop, true);
        }
        Matcher shortcode = at(SHORTCODE, i);
        if (shortcode.lookingAt()) {
            return i;
        }
        int line = text.indexOf('\n', i) < 0 ? text.length() : text.indexOf('\n', i);
        if (drawn(text.substring(i, line))) {
            return code(i, line, false);
        }
        Matcher definition = at(DEFINITION, i);
        if (definition.lookingAt()) {
            boolean note = definition.group(1).startsWith("^");
            return code(i, note ? definition.start(2) : definition.end(), true);
        }
        int marks = i;
        for (Matcher mark = at(BLOCK_MARK, i); mark.lookingAt(); mark = at(BLOCK_MARK, marks)) {
            marks = mark.end();
        }
        if (marks > i) {
            code(i, marks, false);
            Matcher alert = at(ALERT, marks);
            return alert.lookingAt() ? code(marks, alert.end(), true) : marks;
        }
        return i;
    }

    /** Whether a line is drawn, not written: between two paragraphs, or below the head of a table. */
    private static boolean drawn(String line) {
        String marks = line.replaceAll("[ \\t]", "");
        return marks.length() >= 3
                && (marks.chars().allMatch(c -> c == marks.charAt(0)) && "-*_".indexOf(marks.charAt(0)) >= 0
                        || marks.indexOf('|') >= 0
                                && marks.indexOf('-') >= 0
                                && marks.chars().allMatch(c -> "|:-".indexOf(c) >= 0));
    }

    private Matcher at(Pattern pattern, int i) {
        return pattern.matcher(text)
                .region(i, text.length())
                .useAnchoringBounds(false)
                .useTransparentBounds(true);
    }

    private int inline(int i, boolean table) {
        char c = text.charAt(i);
        Integer linkEnd = linkEnds.get(i);
        if (c == ']' && linkEnd != null) {
            return close(i, linkEnd, "]", true);
        }
        return switch (c) {
            case '\\' -> escape(i);
            case '`' -> span(i);
            case '<' -> tag(i);
            case '{' -> match(SHORTCODE, i, true);
            case '&' -> match(ENTITY, i, false);
            case '!' -> i + 1 < text.length() && text.charAt(i + 1) == '[' ? link(i, i + 1) : i + 1;
            case '[' -> link(i, i);
            case '*', '_', '~' -> emphasis(i, c);
            case '|' -> table ? code(i, i + 1, false) : i + 1;
            default -> Character.isLetterOrDigit(c) && wordStart(i) ? match(BARE_LINK, i, true) : i + 1;
        };
    }

    private boolean wordStart(int i) {
        return i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
    }

    private int match(Pattern pattern, int i, boolean required) {
        Matcher matcher = at(pattern, i);
        if (!matcher.lookingAt()) {
            return i + 1;
        }
        int end = matcher.end();
        // A full stop after an address ends the sentence.
        while (pattern == BARE_LINK && ".,;:!?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return code(i, end, required);
    }

    private int escape(int i) {
        boolean escapes =
                i + 1 < text.length() && "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".indexOf(text.charAt(i + 1)) >= 0;
        return escapes ? code(i, i + 2, false) : i + 1;
    }

    private int span(int i) {
        int run = i;
        while (run < text.length() && text.charAt(run) == '`') {
            run++;
        }
        String ticks = text.substring(i, run);
        for (int end = text.indexOf(ticks, run); end >= 0; end = text.indexOf(ticks, end)) {
            int after = end;
            while (after < text.length() && text.charAt(after) == '`') {
                after++;
            }
            if (after - end == ticks.length()) {
                return code(i, after, true);
            }
            end = after;
        }
        return run;
    }

    private int tag(int i) {
        Matcher comment = at(COMMENT, i);
        if (comment.lookingAt()) {
            return code(i, comment.end(), true);
        }
        Matcher link = at(AUTOLINK, i);
        if (link.lookingAt()) {
            return code(i, link.end(), true);
        }
        Matcher tag = at(TAG, i);
        if (!tag.lookingAt()) {
            return i + 1;
        }
        String name = tag.group(1).toLowerCase(Locale.ROOT);
        if (tag.group().startsWith("</")) {
            return close(i, tag.end(), "</" + name, true);
        }
        if (VOID.contains(name) || tag.group().endsWith("/>")) {
            return code(i, tag.end(), true);
        }
        return open(i, tag.end(), "</" + name, true);
    }

    private int open(int start, int end, String ending, boolean required) {
        code(start, end, required);
        open.push(new Open(ending, pieces.size() - 1));
        return end;
    }

    /** The end of a pair when one of its kind is open; what was opened after it was never closed. */
    private int close(int start, int end, String ending, boolean required) {
        boolean known = open.stream().anyMatch(waiting -> waiting.end().equals(ending));
        code(start, end, required);
        if (!known) {
            return end;
        }
        Open begin = open.pop();
        while (!begin.end().equals(ending)) {
            begin = open.pop();
        }
        pairs++;
        Piece first = pieces.get(begin.index());
        pieces.set(begin.index(), new Piece(Piece.Kind.OPEN, first.text(), first.required(), pairs));
        int last = pieces.size() - 1;
        pieces.set(last, new Piece(Piece.Kind.CLOSE, pieces.get(last).text(), required, pairs));
        return end;
    }

    /** A link or picture, whose text is words; {@code bracket} is where its text begins. */
    private int link(int i, int bracket) {
        if (text.startsWith("[^", bracket)) {
            int end = text.indexOf(']', bracket);
            return end > 0 && end - bracket < 60 ? code(i, end + 1, true) : bracket + 1;
        }
        int close = closing(bracket, '[', ']');
        if (close < 0 || close + 1 >= text.length()) {
            return bracket + 1;
        }
        char after = text.charAt(close + 1);
        int end = after == '(' ? closing(close + 1, '(', ')') : after == '[' ? closing(close + 1, '[', ']') : -1;
        if (end < 0) {
            return bracket + 1;
        }
        end++;
        Matcher attributes = at(ATTRIBUTES, end);
        if (bracket > i && attributes.lookingAt()) {
            end = attributes.end();
        }
        linkEnds.put(close, end);
        return open(i, bracket + 1, "]", true);
    }

    /** Where the bracket at {@code start} is closed, within its paragraph; negative when it is not. */
    private int closing(int start, char opens, char closes) {
        int depth = 0;
        for (int i = start; i < Math.min(text.length(), start + LONGEST_LINK); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                return -1;
            } else if (c == opens) {
                depth++;
            } else if (c == closes && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private int emphasis(int i, char c) {
        int end = i;
        while (end < text.length() && text.charAt(end) == c) {
            end++;
        }
        boolean before = i > 0 && !Character.isWhitespace(text.charAt(i - 1));
        boolean after = end < text.length() && !Character.isWhitespace(text.charAt(end));
        boolean inWord = before && after && wordy(i - 1) && wordy(end);
        if (end - i > 3 || c == '~' && end - i != 2 || !before && !after || c == '_' && inWord) {
            return end;
        }
        String mark = text.substring(i, end);
        boolean closes =
                before && open.stream().anyMatch(waiting -> waiting.end().equals(mark));
        return closes ? close(i, end, mark, false) : after ? open(i, end, mark, false) : code(i, end, false);
    }

    private boolean wordy(int i) {
        return Character.isLetterOrDigit(text.charAt(i));
    }
}
