package dev.vitrine.check;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads attributes in the bytes of a finished page. */
final class Attributes {

    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,4});");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private Attributes() {}

    /** Whether the attribute whose {@code =} stands at {@code equals} has this name. */
    static boolean named(byte[] html, int equals, String name) {
        int start = equals - name.length();
        if (start < 1 || !separates(html[start - 1])) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (html[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean separates(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '"';
    }

    /** The value between {@code start} and {@code end}, without entities. */
    static String text(byte[] html, int start, int end) {
        String text = new String(html, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(Attributes::character);
    }

    private static String character(MatchResult entity) {
        String name = entity.group(1);
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, "&" + name + ";");
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(code) ? Matcher.quoteReplacement(Character.toString(code)) : "";
    }
}
