package dev.vitrine.render;

import dev.vitrine.model.Media;
import dev.vitrine.model.PictureFormat;
import java.util.List;
import java.util.Optional;

/** What pages must know of pictures that are made later. Implementations are thread-safe. */
public interface Pictures {

    /** Formats in which {@code picture} is made in several sizes, best first; none when it is shown as it is. */
    List<PictureFormat> formats(Media.Local picture);

    /** The colour that stands for {@code picture} until it is there; empty when it has none, or shows what is behind it. */
    Optional<Colour> colour(Media.Local picture);

    /**
     * A colour.
     *
     * @param hex as {@code #rrggbb}
     * @param tone as three characters that style sheets select by
     */
    record Colour(String hex, String tone) {}

    /** Pictures of which nothing is made. */
    Pictures NONE = new Pictures() {
        @Override
        public List<PictureFormat> formats(Media.Local picture) {
            return List.of();
        }

        @Override
        public Optional<Colour> colour(Media.Local picture) {
            return Optional.empty();
        }
    };
}
