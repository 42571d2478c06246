package dev.vitrine.model;

import java.util.Optional;

/**
 * A link written to a source, such as {@code product:lamp-aurora} or {@code page:about#team}.
 *
 * @param kind what it leads to
 * @param id which one; empty for {@link Kind#HOME} and {@link Kind#JOURNAL}
 * @param suffix query and fragment as written, with their {@code ?} and {@code #}; may be empty
 */
public record LinkRef(Kind kind, String id, String suffix) {

    /** What can be linked to. */
    public enum Kind {
        PRODUCT("product"),
        CATEGORY("category"),
        COLLECTION("collection"),
        PAGE("page"),
        ARTICLE("article"),
        HOME("home"),
        JOURNAL("journal");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word before the colon. */
        public String word() {
            return word;
        }
    }

    /** The reference written as {@code text}; empty when it is an ordinary address. */
    public static Optional<LinkRef> parse(String text) {
        int end = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
                break;
            }
        }
        String target = text.substring(0, end);
        int colon = target.indexOf(':');
        String word = colon < 0 ? target : target.substring(0, colon);
        String id = colon < 0 ? "" : target.substring(colon + 1);
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(word)) {
                boolean alone = kind == Kind.HOME || kind == Kind.JOURNAL;
                if (alone ? id.isEmpty() : colon > 0) {
                    return Optional.of(new LinkRef(kind, id, text.substring(end)));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return kind.word + (id.isEmpty() ? "" : ":" + id) + suffix;
    }
}
