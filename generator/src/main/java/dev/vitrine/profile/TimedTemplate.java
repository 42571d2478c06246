package dev.vitrine.profile;

/**
 * The text of a template with calls around the bodies of its macros and functions. FreeMarker tells nobody when a macro begins. The calls are conditions that
 * never hold: a tag that prints nothing and takes its line away like the tags beside it, so that pages are the same to the byte. Lines keep their numbers.
 */
public final class TimedTemplate {

    /** Name of the method that the calls need: with a name something begins, without one it ends; returns false. */
    public static final String METHOD = "vitrineTimed";

    private static final String END = "<#if " + METHOD + "()></#if>";

    private final String name;
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int open;

    private TimedTemplate(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** The text of the template {@code name}, with calls. */
    public static String of(String name, String text) {
        return new TimedTemplate(name, text).rewritten();
    }

    private String rewritten() {
        while (at < text.length()) {
            if (text.startsWith("<#--", at)) {
                copyBehind("-->");
            } else if (text.startsWith("<#noparse>", at)) {
                copyBehind("</#noparse>");
            } else if (tag("<#macro") || tag("<#function")) {
                int end = endOfTag();
                String[] words = text.substring(at, end).split("[\\s>]+", 3);
                copy(end);
                open++;
                out.append("<#if ")
                        .append(METHOD)
                        .append("(\"")
                        .append(name)
                        .append('#')
                        .append(words.length > 1 ? words[1].replace("\"", "") : "")
                        .append("\")></#if>");
            } else if (open > 0 && (tag("</#macro") || tag("</#function"))) {
                open--;
                out.append(END);
                copy(endOfTag());
            } else if (open > 0 && tag("<#return")) {
                out.append(END);
                copy(endOfTag());
            } else {
                copy(at + 1);
            }
        }
        return out.toString();
    }

    private boolean tag(String start) {
        int end = at + start.length();
        return text.startsWith(start, at)
                && end < text.length()
                && (Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '>' || text.charAt(end) == '/');
    }

    private void copyBehind(String end) {
        int found = text.indexOf(end, at);
        copy(found < 0 ? text.length() : found + end.length());
    }

    private void copy(int end) {
        out.append(text, at, end);
        at = end;
    }

    /** Behind the {@code >} of the tag here: one in a string or in brackets is none. */
    private int endOfTag() {
        int brackets = 0;
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                brackets++;
            } else if (c == ')' || c == ']' || c == '}') {
                brackets--;
            } else if (c == '>' && brackets == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
