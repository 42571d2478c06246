package dev.vitrine.assets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of a script, as ECMAScript 2025 divides it.
 *
 * <p>Only the grammar knows whether a slash divides or opens a regular expression. What stands before it decides in all cases but a few, and in those the script counts as
 * {@linkplain #isCertain not certain} instead of being guessed at.
 */
final class ScriptTokens {

    enum Kind {
        /** A name, keyword or private name. */
        WORD,
        NUMBER,
        STRING,
        /** A template, or the part of one up to, between or after its expressions. */
        TEMPLATE,
        REGEX,
        PUNCTUATOR
    }

    /**
     * A token.
     *
     * @param start its first character
     * @param end after its last one
     * @param spaced whether white space or a comment is before it
     * @param newLine whether a line ends before it
     * @param comments those before it that have to stay
     */
    record Token(Kind kind, int start, int end, boolean spaced, boolean newLine, List<String> comments) {}

    /** Words an expression follows, not a value. */
    private static final Set<String> BEFORE_EXPRESSION = Set.of(
            "return",
            "typeof",
            "instanceof",
            "in",
            "new",
            "delete",
            "void",
            "throw",
            "case",
            "do",
            "else",
            "default",
            "extends");
    /** Words that are names in some places and keywords in others. */
    private static final Set<String> AMBIGUOUS = Set.of("of", "yield", "await", "async", "get", "set", "static", "let");

    private static final Set<String> BEFORE_CONDITION = Set.of("if", "while", "for", "with");

    /** Longest first, as they are read. */
    private static final String[] PUNCTUATORS = {
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=",
        "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "<", ">",
        "+", "-", "*", "/", "%", "&", "|", "^", "!", "?", "=", "."
    };
    /** Those that begin no longer one. */
    private static final String ALONE = "{}()[];,~:@";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<Minified.Flaw> flaw = Optional.empty();
    private boolean certain = true;
    private boolean afterCondition;
    private int at;
    private boolean spaced;
    private boolean newLine;
    private List<String> comments = List.of();

    /** A bracket that is open; {@code $} for the expression of a template. */
    private record Open(char bracket, int offset, boolean condition) {}

    ScriptTokens(String source) {
        this.source = source;
        read();
    }

    List<Token> tokens() {
        return tokens;
    }

    Optional<Minified.Flaw> flaw() {
        return flaw;
    }

    /** Whether each slash is known to divide, or to open a regular expression. */
    boolean isCertain() {
        return certain;
    }

    /** Comments after the last token that have to stay. */
    List<String> last() {
        return comments;
    }

    String text(Token token) {
        return source.substring(token.start(), token.end());
    }

    private void read() {
        if (source.startsWith("#!")) {
            certain = false;
        }
        while (certain && flaw.isEmpty()) {
            between();
            if (flaw.isPresent() || at >= source.length()) {
                break;
            }
            token();
        }
        if (flaw.isEmpty() && certain && !open.isEmpty()) {
            Open last = open.peek();
            fail(
                    last.bracket() == '$'
                            ? "a template that does not end"
                            : "a '" + last.bracket() + "' that is not closed",
                    last.offset());
        }
    }

    private void fail(String message, int offset) {
        if (flaw.isEmpty()) {
            flaw = Optional.of(new Minified.Flaw(message, offset));
        }
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : 0;
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c == '\t'
                || c == '\u000B'
                || c == '\f'
                || c == '\uFEFF'
                || c > 0x7F && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** White space and comments. */
    private void between() {
        spaced = false;
        newLine = false;
        comments = List.of();
        while (at < source.length()) {
            char c = source.charAt(at);
            if (isLineEnd(c)) {
                newLine = true;
                at++;
            } else if (isSpace(c)) {
                at++;
            } else if (c == '/' && peek(1) == '/') {
                int start = at;
                while (at < source.length() && !isLineEnd(source.charAt(at))) {
                    at++;
                }
                keep(source.substring(start, at));
            } else if (c == '/' && peek(1) == '*') {
                int end = source.indexOf("*/", at + 2);
                if (end < 0) {
                    fail("a comment that does not end", at);
                    return;
                }
                String comment = source.substring(at, end + 2);
                newLine |= comment.chars().anyMatch(inside -> isLineEnd((char) inside));
                at = end + 2;
                keep(comment);
            } else if (source.startsWith("<!--", at) || newLine && source.startsWith("-->", at)) {
                // A comment in a script, something else in a module.
                certain = false;
                return;
            } else {
                return;
            }
            spaced = true;
        }
    }

    private void keep(String comment) {
        if (comment.startsWith("/*!")
                || comment.startsWith("//!")
                || comment.contains("@license")
                || comment.contains("@preserve")) {
            List<String> more = new ArrayList<>(comments);
            more.add(comment);
            comments = List.copyOf(more);
        }
    }

    private void add(Kind kind, int start) {
        tokens.add(new Token(kind, start, at, spaced, newLine, comments));
    }

    private void token() {
        int start = at;
        char c = source.charAt(at);
        if (c == '"' || c == '\'') {
            string(c);
            add(Kind.STRING, start);
        } else if (c == '`') {
            at++;
            template(start);
        } else if (c == '}' && !open.isEmpty() && open.peek().bracket() == '$') {
            int opened = open.pop().offset();
            at++;
            template(start, opened);
        } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            number();
            add(Kind.NUMBER, start);
        } else if (isWordStart()) {
            word();
            add(Kind.WORD, start);
        } else if (c == '/') {
            slash(start);
        } else {
            punctuator(start);
        }
        if (tokens.isEmpty() || tokens.get(tokens.size() - 1).kind() != Kind.PUNCTUATOR) {
            afterCondition = false;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean isWordStart() {
        int c = source.codePointAt(at);
        return isWordPart(c) || c == '\\' || c == '#';
    }

    static boolean isWordPart(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '$' || c == '_';
        }
        return c == '\u200C'
                || c == '\u200D'
                || Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private void word() {
        if (source.charAt(at) == '#') {
            at++;
        }
        while (at < source.length()) {
            int c = source.codePointAt(at);
            if (c == '\\' && peek(1) == 'u') {
                int end = peek(2) == '{' ? source.indexOf('}', at) + 1 : Math.min(at + 6, source.length());
                at = end > at ? end : at + 2;
            } else if (isWordPart(c)) {
                at += Character.charCount(c);
            } else {
                break;
            }
        }
        if (at < source.length() && source.charAt(at) == '\\') {
            fail("a '\\' that belongs to nothing", at);
        }
    }

    private void number() {
        while (at < source.length()) {
            char c = source.charAt(at);
            boolean exponent = (c == '+' || c == '-') && "eE".indexOf(source.charAt(at - 1)) >= 0 && isDecimal(at);
            if (!exponent && c != '.' && !isWordPart(c)) {
                break;
            }
            at++;
        }
    }

    /** Whether the number up to {@code end} is none of another base, where an {@code e} is a digit. */
    private boolean isDecimal(int end) {
        int start = end;
        while (start > 0 && (isWordPart(source.charAt(start - 1)) || source.charAt(start - 1) == '.')) {
            start--;
        }
        return !source.startsWith("0x", start) && !source.startsWith("0X", start);
    }

    private void string(char quote) {
        int start = at++;
        while (at < source.length() && source.charAt(at) != quote) {
            char c = source.charAt(at);
            if (c == '\n' || c == '\r') {
                fail("a string that does not end on its line", start);
                return;
            }
            if (c == '\\') {
                at += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
            } else {
                at++;
            }
        }
        if (at >= source.length()) {
            at = source.length();
            fail("a string that does not end on its line", start);
        }
        at = Math.min(at + 1, source.length());
    }

    private void template(int start) {
        template(start, start);
    }

    private void template(int start, int opened) {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '`') {
                at++;
                add(Kind.TEMPLATE, start);
                return;
            }
            if (c == '$' && peek(1) == '{') {
                at += 2;
                open.push(new Open('$', opened, false));
                add(Kind.TEMPLATE, start);
                return;
            }
            at += c == '\\' ? 2 : 1;
        }
        at = source.length();
        fail("a template that does not end", opened);
    }

    private void slash(int start) {
        if (tokens.isEmpty()) {
            regex(start);
            return;
        }
        Token before = tokens.get(tokens.size() - 1);
        String text = text(before);
        switch (before.kind()) {
            case NUMBER, STRING, REGEX -> punctuator(start);
            case TEMPLATE -> {
                if (text.endsWith("${")) {
                    regex(start);
                } else {
                    punctuator(start);
                }
            }
            case WORD -> {
                boolean member = isMember();
                if (!member && AMBIGUOUS.contains(text)) {
                    certain = false;
                } else if (!member && BEFORE_EXPRESSION.contains(text)) {
                    regex(start);
                } else {
                    punctuator(start);
                }
            }
            case PUNCTUATOR -> {
                switch (text) {
                    case "]", "++", "--" -> punctuator(start);
                    case ")" -> {
                        if (afterCondition) {
                            regex(start);
                        } else {
                            punctuator(start);
                        }
                    }
                    // A block may have ended, or a value.
                    case "}" -> certain = false;
                    default -> regex(start);
                }
            }
        }
    }

    /** Whether the last word is the name of a member. */
    private boolean isMember() {
        return tokens.size() > 1 && Set.of(".", "?.").contains(text(tokens.get(tokens.size() - 2)));
    }

    private void regex(int start) {
        at++;
        boolean set = false;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (isLineEnd(c)) {
                break;
            }
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                set = true;
            } else if (c == ']') {
                set = false;
            } else if (c == '/' && !set) {
                at++;
                while (at < source.length() && isWordPart(source.codePointAt(at))) {
                    at++;
                }
                add(Kind.REGEX, start);
                return;
            }
            at++;
        }
        at = Math.min(at, source.length());
        fail("a regular expression that does not end on its line", start);
    }

    private void punctuator(int start) {
        char c = source.charAt(at);
        if (ALONE.indexOf(c) >= 0) {
            at++;
            brackets(c, start);
            add(Kind.PUNCTUATOR, start);
            return;
        }
        for (String known : PUNCTUATORS) {
            if (source.startsWith(known, at) && !(known.equals("?.") && isDigit(peek(2)))) {
                at += known.length();
                afterCondition = false;
                add(Kind.PUNCTUATOR, start);
                return;
            }
        }
        fail("a character that is not allowed here", at);
    }

    private void brackets(char c, int start) {
        afterCondition = false;
        switch (c) {
            case '(', '[', '{' -> open.push(new Open(c, start, c == '(' && isCondition()));
            case ')', ']', '}' -> {
                char wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
                if (open.isEmpty() || open.peek().bracket() != wanted) {
                    fail("a '" + c + "' that closes nothing", start);
                } else {
                    afterCondition = open.pop().condition();
                }
            }
            default -> {}
        }
    }

    private boolean isCondition() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token before = tokens.get(tokens.size() - 1);
        String text = text(before);
        boolean awaited = text.equals("await")
                && tokens.size() > 1
                && text(tokens.get(tokens.size() - 2)).equals("for");
        return before.kind() == Kind.WORD && !isMember() && (BEFORE_CONDITION.contains(text) || awaited);
    }
}
