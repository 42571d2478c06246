package dev.vitrine.deploy;

/** Kinds of files, in the order in which they are sent: what others point at comes before what points at it. */
public enum FileKind {
    /** Files whose names change with their content: style sheets, scripts, pictures. */
    ASSET('a', "assets"),
    /** What scripts read. */
    DATA('d', "data"),
    PAGE('p', "pages"),
    /** What machines read: sitemaps, feeds; and the service worker, which names files. */
    MACHINE('m', "sitemaps and feeds");

    private final char letter;
    private final String words;

    FileKind(char letter, String words) {
        this.letter = letter;
        this.words = words;
    }

    /** For people, in the plural. */
    public String words() {
        return words;
    }

    char letter() {
        return letter;
    }

    static FileKind of(String path, FileHeaders headers) {
        if (headers.immutable()) {
            return ASSET;
        }
        if (path.endsWith(".html")) {
            return PAGE;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean machine = path.startsWith("sitemaps/")
                || path.startsWith("feeds/")
                || name.startsWith("sitemap")
                || name.equals("feed.xml")
                || name.equals("atom.xml")
                || name.equals("robots.txt")
                || name.equals("llms.txt")
                || name.equals("service-worker.js");
        return machine ? MACHINE : DATA;
    }

    static FileKind of(char letter) {
        for (FileKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of files: " + letter);
    }
}
