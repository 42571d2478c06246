package dev.vitrine.text;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes texts apart into words and codes. */
public final class Pieces {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    private Pieces() {}

    /** The pieces of {@code text}, in order; together they are the text. */
    public static List<Piece> of(String text, TextFormat format) {
        return switch (format) {
            case PLAIN -> text.isEmpty() ? List.of() : List.of(Piece.words(text));
            case TEMPLATE -> template(text);
            case MESSAGE -> message(text);
            case MARKDOWN -> new MarkdownPieces(text).all();
        };
    }

    private static List<Piece> template(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            words(text, from, matcher.start(), pieces);
            pieces.add(Piece.code(matcher.group(), true));
            from = matcher.end();
        }
        words(text, from, text.length(), pieces);
        return List.copyOf(pieces);
    }

    private static void words(String text, int from, int to, List<Piece> pieces) {
        if (to > from) {
            pieces.add(Piece.words(text.substring(from, to)));
        }
    }

    /** Arguments at the top are codes; what lies within a plural or a choice is structure that each language has in its own way. */
    private static List<Piece> message(String text) {
        MessagePattern pattern;
        try {
            pattern = new MessagePattern(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return template(text);
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int depth = 0;
        int nesting = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            switch (part.getType()) {
                case ARG_START -> {
                    if (depth == 0) {
                        words(text, from, part.getIndex(), pieces);
                        boolean simple = part.getArgType() == MessagePattern.ArgType.NONE
                                || part.getArgType() == MessagePattern.ArgType.SIMPLE;
                        int limit =
                                pattern.getPart(pattern.getLimitPartIndex(i)).getLimit();
                        if (simple) {
                            pieces.add(Piece.code(text.substring(part.getIndex(), limit), true));
                            i = pattern.getLimitPartIndex(i);
                            from = limit;
                            continue;
                        }
                        from = part.getIndex();
                    } else if (nesting == depth) {
                        words(text, from, part.getIndex(), pieces);
                        from = part.getIndex();
                    }
                    depth++;
                }
                case ARG_LIMIT -> {
                    depth--;
                    if (depth == 0 || nesting == depth) {
                        syntax(text, from, part.getLimit(), pieces);
                        from = part.getLimit();
                    }
                }
                case MSG_START -> {
                    if (depth > 0) {
                        syntax(text, from, part.getLimit(), pieces);
                        from = part.getLimit();
                        nesting++;
                    }
                }
                case MSG_LIMIT -> {
                    if (depth > 0) {
                        words(text, from, part.getIndex(), pieces);
                        from = part.getIndex();
                        nesting--;
                    }
                }
                case REPLACE_NUMBER, SKIP_SYNTAX -> {
                    words(text, from, part.getIndex(), pieces);
                    syntax(text, part.getIndex(), part.getLimit(), pieces);
                    from = part.getLimit();
                }
                default -> {}
            }
        }
        words(text, from, text.length(), pieces);
        return List.copyOf(pieces);
    }

    private static void syntax(String text, int from, int to, List<Piece> pieces) {
        if (to > from) {
            pieces.add(new Piece(Piece.Kind.SYNTAX, text.substring(from, to), false, 0));
        }
    }
}
