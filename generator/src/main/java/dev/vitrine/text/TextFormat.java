package dev.vitrine.text;

/** What a text is written in, which says what of it is code. */
public enum TextFormat {
    /** Words only. */
    PLAIN,
    /** Words with placeholders such as {@code {title}}. */
    TEMPLATE,
    /** An ICU message. */
    MESSAGE,
    /** Markdown with HTML and shortcodes. */
    MARKDOWN
}
