package dev.vitrine.translation;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Language;
import dev.vitrine.text.TextFormat;
import java.util.Map;
import java.util.Optional;

/**
 * One text of the site that is written in several languages.
 *
 * @param id what it is, such as {@code product:morrow-mug#title}
 * @param format what it is written in
 * @param source in the default language
 * @param texts in every language that has it
 * @param places where it is written in a language, or would be
 */
record Field(String id, TextFormat format, Written source, Map<Language, Written> texts, Places places) {

    /**
     * A text and its place.
     *
     * @param text what it says, lines ending with {@code \n}
     * @param at where
     * @param exact whether lines and columns of the text are those of the file
     */
    record Written(String text, Location at, boolean exact) {

        /** The place of a part of the text. */
        Location at(int start, int end) {
            if (!exact) {
                return at;
            }
            int line = 0;
            int begin = 0;
            for (int i = text.indexOf('\n'); i >= 0 && i < start; i = text.indexOf('\n', i + 1)) {
                line++;
                begin = i + 1;
            }
            int column = start - begin + (line == 0 ? at.column() : 1);
            return new Location(at.path(), at.line() + line, column, Math.max(1, end - start));
        }
    }

    /** Says where a text is written. */
    @FunctionalInterface
    interface Places {
        Place in(Language language);
    }

    Optional<Written> in(Language language) {
        return Optional.ofNullable(texts.get(language));
    }

    /** {@code product:morrow-mug} of {@code product:morrow-mug#title}. */
    String thing() {
        return id.substring(0, id.indexOf('#'));
    }
}
