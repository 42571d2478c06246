package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.diagnostics.Rule;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes clean text and clean HTML of cells, and reports what had to be removed or repaired. */
final class CellTexts {

    private static final String DIRECTIVE = "\\{\\{\\s*/?[A-Za-z][^{}]{0,2000}\\}\\}";
    private static final Pattern ANY_DIRECTIVE = Pattern.compile(DIRECTIVE);
    private static final Pattern PICTURE_WITH_DIRECTIVE =
            Pattern.compile("(?i)<(?:img|source|iframe|embed)\\b[^<>{}]{0,2000}" + DIRECTIVE + "[^<>]{0,2000}>");
    private static final Pattern ATTRIBUTE_WITH_DIRECTIVE =
            Pattern.compile("\\s[\\w:-]{1,40}\\s?=\\s?[\"']?" + DIRECTIVE + "[^\"'<>\\s]{0,500}[\"']?");
    private static final Pattern SHORTCODE = Pattern.compile(
            "\\[/?(?:gallery|caption|embed|audio|video|playlist|contact-form-7|products?|product_page|vc_\\w+|et_pb_\\w+|su_\\w+)\\b[^\\]\\[<>]{0,2000}\\]");
    private static final Pattern ESCAPED_TWICE =
            Pattern.compile("&amp;(?:amp;)*(#\\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});");
    private static final Pattern INLINE_TAG = Pattern.compile(
            "(?i)</?(?:b|i|u|em|strong|span|br|p|div|sup|sub|font|small|big|mark|a|h[1-6]|ul|ol|li)(?:\\s[^<>]{0,1000})?/?>");
    private static final Pattern ANY_TAG = Pattern.compile("</?[A-Za-z!][^<>]{0,20000}>");
    private static final Pattern HTML_SIGN =
            Pattern.compile("</?[A-Za-z][^<>]{0,20000}>|&(?:#\\d{1,6}|[A-Za-z]{2,8}[0-9]{0,2});");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]");
    private static final String[] DEAD = {"script", "style", "noscript", "template"};

    private final ImportLog log;

    CellTexts(ImportLog log) {
        this.log = log;
    }

    /** The text of a cell on one line, without markup. */
    String plain(Cell cell) {
        return cell.isBlank() ? "" : plain(repaired(cell, cell.text()));
    }

    /** The text of HTML on one line. */
    static String plain(String html) {
        String text = html.indexOf('<') < 0
                ? html
                : ANY_TAG.matcher(withoutDead(html)).replaceAll(" ");
        return oneLine(Entities.decode(text));
    }

    /** The name in a cell: text whose angle brackets are meant, unless they are those of common tags. */
    String name(Cell cell) {
        if (cell.isBlank()) {
            return "";
        }
        String text = repaired(cell, cell.text());
        String bare = text.indexOf('<') < 0 ? text : INLINE_TAG.matcher(text).replaceAll(" ");
        return oneLine(Entities.decode(bare));
    }

    /** The text of a cell as HTML; text without any markup becomes paragraphs. */
    String html(Cell cell) {
        return cell.isBlank() ? "" : html(cell, cell.text());
    }

    String html(Cell cell, String value) {
        String text =
                repaired(cell, value.replace("\r\n", "\n").replace('\r', '\n')).strip();
        return HTML_SIGN.matcher(text).find() ? withoutDead(text).strip() : paragraphs(text);
    }

    static String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : text.split("\n\\s*\n")) {
            if (!paragraph.isBlank()) {
                html.append("<p>")
                        .append(Entities.escape(paragraph.strip()).replace("\n", "<br>\n"))
                        .append("</p>\n");
            }
        }
        return html.toString().strip();
    }

    private String repaired(Cell cell, String value) {
        String text = INVISIBLE.matcher(value).replaceAll("");
        if (text.contains("{{")) {
            Matcher directive = ANY_DIRECTIVE.matcher(text);
            if (directive.find()) {
                log.report(
                        Rule.IMPORT_REMOVED_MARKUP,
                        cell,
                        Math.max(0, cell.text().indexOf("{{")),
                        "'" + ImportLog.shown(directive.group()) + "' was removed; only the other shop understands it",
                        "write what it stood for into the text");
                text = PICTURE_WITH_DIRECTIVE.matcher(text).replaceAll("");
                text = ATTRIBUTE_WITH_DIRECTIVE.matcher(text).replaceAll("");
                text = ANY_DIRECTIVE.matcher(text).replaceAll("");
            }
        }
        if (text.indexOf('[') >= 0) {
            Matcher shortcode = SHORTCODE.matcher(text);
            if (shortcode.find()) {
                log.report(
                        Rule.IMPORT_REMOVED_MARKUP,
                        cell,
                        Math.max(0, cell.text().indexOf(shortcode.group())),
                        "'" + ImportLog.shown(shortcode.group()) + "' was removed; only the other shop understands it",
                        "write what it stood for into the text");
                text = shortcode.replaceAll("");
            }
        }
        return text.contains("&amp;") ? unescaped(cell, text) : text;
    }

    /** Entities escaped twice or more become what they were. */
    private String unescaped(Cell cell, String text) {
        // Only an escaped angle bracket may well be meant as it stands: a text about markup.
        Matcher matcher = ESCAPED_TWICE.matcher(text);
        StringBuilder out = new StringBuilder();
        boolean reported = false;
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean meant =
                    (name.equals("lt") || name.equals("gt")) && !matcher.group().startsWith("&amp;amp;");
            if (meant || Entities.character(name).isEmpty()) {
                matcher.appendReplacement(out, Matcher.quoteReplacement(matcher.group()));
                continue;
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement("&" + name + ";"));
            if (!reported) {
                log.report(
                        Rule.IMPORT_REPAIRED_TEXT,
                        cell,
                        Math.max(0, cell.text().indexOf(matcher.group())),
                        "'" + matcher.group() + "' is escaped twice; it was read as '&" + name + ";'",
                        "");
                reported = true;
            }
        }
        return matcher.appendTail(out).toString();
    }

    /** HTML without scripts, styles and comments: nothing of them is ever shown. */
    private static String withoutDead(String html) {
        String text = without(html, "<!--", "-->");
        String lower = text.toLowerCase(Locale.ROOT);
        for (String name : DEAD) {
            if (lower.contains("<" + name)) {
                text = withoutElement(text, name);
                lower = text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }

    private static String without(String text, String open, String close) {
        int start = text.indexOf(open);
        if (start < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (start >= 0) {
            out.append(text, from, start);
            int end = text.indexOf(close, start);
            from = end < 0 ? text.length() : end + close.length();
            start = text.indexOf(open, from);
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String withoutElement(String text, String name) {
        // Lower-casing keeps the length of ASCII, and only ASCII matters for finding tags; other letters are left
        // alone.
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        String lower = folded.toString();
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        int start = lower.indexOf("<" + name);
        while (start >= 0) {
            int after = start + 1 + name.length();
            if (after < lower.length() && Character.isLetterOrDigit(lower.charAt(after))) {
                start = lower.indexOf("<" + name, after);
                continue;
            }
            out.append(text, from, start);
            int close = lower.indexOf("</" + name, after);
            int end = close < 0 ? -1 : lower.indexOf('>', close);
            from = end < 0 ? text.length() : end + 1;
            start = lower.indexOf("<" + name, from);
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                blank = !out.isEmpty();
            } else {
                if (blank) {
                    out.append(' ');
                    blank = false;
                }
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
