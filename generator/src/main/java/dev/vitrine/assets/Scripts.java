package dev.vitrine.assets;

import dev.vitrine.assets.ScriptTokens.Kind;
import dev.vitrine.assets.ScriptTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be said of scripts without running them. */
public final class Scripts {

    /** After these a line may end where it does not end the statement. */
    private static final Set<String> CLOSING = Set.of(")", "]", "}", "++", "--");
    /** Before these a line ends nothing. */
    private static final Set<String> CONTINUING =
            Set.of(")", "]", "}", ",", ";", ".", "?.", "&&", "||", "??", "?", ":");
    /** A line that ends after one of these ends the statement, or means something in a class. */
    private static final Set<String> RESTRICTED = Set.of(
            "return",
            "break",
            "continue",
            "throw",
            "yield",
            "async",
            "get",
            "set",
            "static",
            "accessor",
            "await",
            "debugger");

    private Scripts() {}

    /**
     * A script without comments and needless white space. Names stay, and so do comments that state a licence ({@code /*!}, {@code @license}, {@code @preserve}).
     *
     * <p>Lines end where a statement could end, so that no semicolon is ever missing.
     *
     * @param source a module or a script
     */
    public static Minified minified(String source) {
        ScriptTokens read = new ScriptTokens(source);
        if (read.flaw().isPresent()) {
            return new Minified(source, read.flaw());
        }
        if (!read.isCertain()) {
            return Minified.unchanged(source);
        }
        StringBuilder out = new StringBuilder(source.length());
        Optional<Token> last = Optional.empty();
        for (Token token : read.tokens()) {
            if (token.comments().isEmpty()) {
                last.ifPresent(before -> out.append(between(read, before, token)));
            } else {
                comments(token.comments(), token.newLine(), out);
            }
            out.append(source, token.start(), token.end());
            last = Optional.of(token);
        }
        comments(read.last(), true, out);
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
        return out.length() < source.length()
                ? new Minified(out.toString(), Optional.empty())
                : Minified.unchanged(source);
    }

    /**
     * What a module names in {@code import … from} and {@code export … from}, in order; not what {@code import()} fetches later. Nothing for a script that cannot be read.
     *
     * @param source a module
     */
    public static List<String> imports(String source) {
        ScriptTokens read = new ScriptTokens(source);
        List<String> names = new ArrayList<>();
        List<Token> tokens = read.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (isStatement(read, i)) {
                named(read, i).ifPresent(names::add);
            }
        }
        return names;
    }

    private static boolean isStatement(ScriptTokens read, int i) {
        List<Token> tokens = read.tokens();
        String word = read.text(tokens.get(i));
        return tokens.get(i).kind() == Kind.WORD
                && (word.equals("import") || word.equals("export"))
                && (i == 0
                        || Set.of(";", "}", ")", "]").contains(read.text(tokens.get(i - 1)))
                        || tokens.get(i).newLine());
    }

    /** What the statement at {@code i} names; its words, stars, commas and braces are skipped. */
    private static Optional<String> named(ScriptTokens read, int i) {
        List<Token> tokens = read.tokens();
        boolean listed = false;
        for (int j = i + 1; j < tokens.size(); j++) {
            Token token = tokens.get(j);
            String text = read.text(token);
            if (token.kind() == Kind.STRING && !listed) {
                String before = read.text(tokens.get(j - 1));
                boolean named = before.equals("from")
                        || j == i + 1 && read.text(tokens.get(i)).equals("import");
                return named ? Optional.of(text.substring(1, text.length() - 1)) : Optional.empty();
            }
            listed = text.equals("{") || listed && !text.equals("}");
            boolean part =
                    listed || token.kind() == Kind.WORD || text.equals("*") || text.equals(",") || text.equals("}");
            if (!part) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Comments that stay; a line ends beside them only where one did, as that may end a statement. */
    private static void comments(List<String> kept, boolean newLine, StringBuilder out) {
        for (String comment : kept) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append(newLine ? '\n' : ' ');
            }
            out.append(comment).append(newLine ? '\n' : ' ');
        }
    }

    /** What has to stand between two tokens. */
    private static String between(ScriptTokens read, Token before, Token after) {
        if (!after.spaced()) {
            return "";
        }
        String last = read.text(before);
        String next = read.text(after);
        if (after.newLine() && isLineEndNeeded(before, last, after, next)) {
            return "\n";
        }
        return isSpaceNeeded(before, last, after, next) ? " " : "";
    }

    private static boolean isLineEndNeeded(Token before, String last, Token after, String next) {
        boolean open = before.kind() == Kind.PUNCTUATOR && !CLOSING.contains(last)
                || before.kind() == Kind.TEMPLATE && last.endsWith("${");
        if (open) {
            return false;
        }
        boolean restricted = before.kind() == Kind.WORD && RESTRICTED.contains(last);
        boolean continued = after.kind() == Kind.PUNCTUATOR && CONTINUING.contains(next)
                || after.kind() == Kind.TEMPLATE && next.startsWith("}");
        return restricted || !continued;
    }

    private static boolean isSpaceNeeded(Token before, String last, Token after, String next) {
        boolean wordy = isWordy(before.kind()) && isWordy(after.kind());
        boolean flags = before.kind() == Kind.REGEX && isWordy(after.kind());
        // 1 .toFixed()
        boolean number = before.kind() == Kind.NUMBER && next.startsWith(".");
        boolean signs =
                isSign(before, last) && (isSign(after, next) || after.kind() == Kind.REGEX || next.startsWith("."));
        return wordy || flags || number || signs;
    }

    private static boolean isWordy(Kind kind) {
        return kind == Kind.WORD || kind == Kind.NUMBER;
    }

    /** A punctuator that could become another with what stands beside it. */
    private static boolean isSign(Token token, String text) {
        return token.kind() == Kind.PUNCTUATOR && "()[]{};,:".indexOf(text.charAt(0)) < 0;
    }
}
