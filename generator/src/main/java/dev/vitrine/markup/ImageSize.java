package dev.vitrine.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * The size an author wants a picture to have, written after it as {@code {width=600}} or {@code {width=600 height=400}}.
 *
 * @param width in pixels; 0 when not said
 * @param height in pixels; 0 when not said
 */
record ImageSize(int width, int height) {

    private static final ImageSize NONE = new ImageSize(0, 0);
    private static final Pattern WRITTEN = Pattern.compile(
            "\\{ {0,9}(?:(width|height)=\"?(\\d{1,5})(?:px)?\"?)(?: {1,9}(width|height)=\"?(\\d{1,5})(?:px)?\"?)? {0,9}\\}");

    /** Whether nothing but its size follows a picture. */
    static boolean isLast(Image image) {
        Node next = image.getNext();
        return next == null
                || next.getNext() == null
                        && next instanceof Text text
                        && WRITTEN.matcher(text.getLiteral()).matches();
    }

    /** Reads the size after a picture and takes it out of the text. */
    static ImageSize take(Image image) {
        if (!(image.getNext() instanceof Text text) || !text.getLiteral().startsWith("{")) {
            return NONE;
        }
        String literal = text.getLiteral();
        Matcher matcher = WRITTEN.matcher(literal);
        if (!matcher.lookingAt()) {
            return NONE;
        }
        if (matcher.end() == literal.length()) {
            text.unlink();
        } else {
            text.setLiteral(literal.substring(matcher.end()));
        }
        return new ImageSize(side("width", matcher), side("height", matcher));
    }

    private static int side(String name, Matcher matcher) {
        if (name.equals(matcher.group(1))) {
            return Integer.parseInt(matcher.group(2));
        }
        return name.equals(matcher.group(3)) ? Integer.parseInt(matcher.group(4)) : 0;
    }
}
