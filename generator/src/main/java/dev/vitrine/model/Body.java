package dev.vitrine.model;

/** A long text: read again from its file when it is needed, or kept where it is part of a JSON file. */
public sealed interface Body {

    /** No text. */
    Body NONE = new Inline(new SourceText("", "", 1, false), Format.MARKDOWN);

    /** What language the text is written in. */
    enum Format {
        MARKDOWN,
        HTML
    }

    Format format();

    /** Whether there is nothing to read. */
    boolean isEmpty();

    /**
     * A text that is kept.
     *
     * @param text the text
     * @param format its language
     */
    record Inline(SourceText text, Format format) implements Body {
        @Override
        public boolean isEmpty() {
            return text.isBlank();
        }
    }

    /**
     * A text of a product while the index is read, which has no use for it; whoever makes its pages reads the product again.
     *
     * @param format its language
     * @param blank whether there is nothing but white space
     * @param hash stands for the text
     */
    record Indexed(Format format, boolean blank, long hash) implements Body {
        @Override
        public boolean isEmpty() {
            return blank;
        }
    }

    /**
     * A text in a pseudo-language, made when it is read.
     *
     * @param source the text it is made from
     * @param language the pseudo-language
     */
    record Pseudo(Body source, Language language) implements Body {
        @Override
        public Format format() {
            return source.format();
        }

        @Override
        public boolean isEmpty() {
            return source.isEmpty();
        }
    }

    /**
     * The rest of a file, after its front matter.
     *
     * @param path the file, relative to the site
     * @param offset where the text starts, in bytes
     * @param line line of its first character, from 1
     * @param blank whether there is nothing but white space
     * @param hash stands for the text
     */
    record InFile(String path, long offset, int line, boolean blank, long hash) implements Body {
        @Override
        public Format format() {
            return Format.MARKDOWN;
        }

        @Override
        public boolean isEmpty() {
            return blank;
        }
    }
}
