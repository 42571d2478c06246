package dev.vitrine.cards;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The type faces of cards: they come with the generator, as those of the machine differ from one to the next. */
final class CardFonts {

    private static final List<String> FILES =
            List.of("NotoSans-Bold.ttf", "NotoSansArabic-Bold.ttf", "NotoSansJP-Bold.otf");
    private static final List<Font> FONTS = read();

    private CardFonts() {}

    private static List<Font> read() {
        List<Font> fonts = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = CardFonts.class.getResourceAsStream("fonts/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("the font " + file + " is missing");
                }
                fonts.add(Font.createFont(Font.TRUETYPE_FONT, in));
            } catch (IOException | FontFormatException e) {
                throw new IllegalStateException("the font " + file + " cannot be read", e);
            }
        }
        return List.copyOf(fonts);
    }

    /** Whether there is a letter for every character of {@code text}. */
    static boolean canWrite(String text) {
        return text.codePoints().allMatch(c -> font(c).isPresent());
    }

    private static Optional<Font> font(int codePoint) {
        for (Font font : FONTS) {
            if (font.canDisplay(codePoint)) {
                return Optional.of(font);
            }
        }
        return Optional.empty();
    }

    /** {@code text}, which can be written, in letters of {@code size} pixels. */
    static AttributedString styled(String text, float size, boolean rightToLeft) {
        AttributedString styled = new AttributedString(text);
        Font before = FONTS.get(0);
        int at = 0;
        while (at < text.length()) {
            int start = at;
            Font font = choose(text.codePointAt(at), before);
            while (at < text.length() && choose(text.codePointAt(at), font).equals(font)) {
                at += Character.charCount(text.codePointAt(at));
            }
            styled.addAttribute(TextAttribute.FONT, font.deriveFont(size), start, at);
            before = font;
        }
        styled.addAttribute(
                TextAttribute.RUN_DIRECTION,
                rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        return styled;
    }

    /** The font before stays where it can: a space or digit belongs to the words around it. */
    private static Font choose(int codePoint, Font before) {
        if (before.canDisplay(codePoint) && !Character.isLetter(codePoint)) {
            return before;
        }
        return font(codePoint).orElse(before);
    }
}
