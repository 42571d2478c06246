package dev.vitrine.model;

import java.util.Optional;

/**
 * Pictures that stand for the shop on a shopper's home screen: square PNG files of at least 512 pixels.
 *
 * @param any shown as it is
 * @param maskable shown cut to the shape the device likes
 */
public record Icons(Optional<Media.Local> any, Optional<Media.Local> maskable) {

    public static final Icons NONE = new Icons(Optional.empty(), Optional.empty());
}
