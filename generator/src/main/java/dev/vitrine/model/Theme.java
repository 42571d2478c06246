package dev.vitrine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the shop looks: templates, assets and interface strings, with the site's own files laid over the theme's.
 *
 * @param name its name
 * @param templates path such as {@code product.ftlh} to source
 * @param assets path such as {@code css/main.css} to file
 * @param settings values templates read, the site's over the theme's; a picture is a {@link Media}
 * @param strings interface strings per language, the site's over the theme's
 * @param budgets how large its pages may be
 * @param pictures name of a place to how pictures are shown there
 */
public record Theme(
        String name,
        Map<String, SourceText> templates,
        Map<String, Asset> assets,
        Map<String, Object> settings,
        Localized<Map<String, UiString>> strings,
        Budgets budgets,
        Map<String, PicturePlace> pictures) {

    public Theme {
        templates = Collections.unmodifiableMap(new TreeMap<>(templates));
        assets = Collections.unmodifiableMap(new TreeMap<>(assets));
        pictures = Collections.unmodifiableMap(new TreeMap<>(pictures));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * A style sheet, script, font or picture of the theme.
     *
     * @param path as templates name it
     * @param source where it comes from, for messages
     * @param outputPath where it is published, relative to the output; with its content's hash
     * @param content its bytes
     */
    public record Asset(String path, String source, String outputPath, Bytes content) {}

    /**
     * An interface string.
     *
     * @param message an ICU message
     * @param source where it is written
     */
    public record UiString(String message, dev.vitrine.diagnostics.Location source) {}

    /**
     * How large the parts of a page may be, compressed, in bytes.
     *
     * @param html the page itself
     * @param css the style sheets it links
     * @param script the scripts it loads before anything is done with it
     */
    public record Budgets(int html, int css, int script) {

        /** What holds where nothing else is said. */
        public static final Budgets STANDARD = new Budgets(20 << 10, 14 << 10, 15 << 10);
    }
}
