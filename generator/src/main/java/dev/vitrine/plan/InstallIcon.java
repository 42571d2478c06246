package dev.vitrine.plan;

import dev.vitrine.model.Icons;
import dev.vitrine.model.Media;
import dev.vitrine.model.Site;
import dev.vitrine.model.Theme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture that stands for the shop on a home screen.
 *
 * @param url its address
 * @param width in pixels
 * @param height in pixels
 * @param maskable whether the system may cut it to a shape of its own
 */
public record InstallIcon(String url, int width, int height, boolean maskable) {

    private static final int SIGNATURE = 0x89504E47;

    /** The icons the settings name; without any, those of the theme: PNG files named {@code icons/icon-….png}. */
    public static List<InstallIcon> all(Site site) {
        Icons icons = site.settings().icons();
        if (icons.any().isPresent()) {
            return Stream.concat(
                            icons.any().stream().map(picture -> of(picture, false)),
                            icons.maskable().stream().map(picture -> of(picture, true)))
                    .toList();
        }
        return site.theme().assets().values().stream()
                .flatMap(asset -> of(asset).stream())
                .toList();
    }

    /** The address of the storefront's web manifest; empty when nothing stands for the shop, so that it cannot be installed. */
    public static Optional<UrlPath> manifest(Site site, StorefrontPlan storefront) {
        return all(site).isEmpty()
                ? Optional.empty()
                : Optional.of(storefront.home().resolve("manifest.webmanifest"));
    }

    private static InstallIcon of(Media.Local picture, boolean maskable) {
        return new InstallIcon("/" + picture.outputPath(), picture.width(), picture.height(), maskable);
    }

    private static Optional<InstallIcon> of(Theme.Asset asset) {
        byte[] bytes = asset.content().array();
        boolean named = asset.path().startsWith("icons/icon-") && asset.path().endsWith(".png");
        // What the file is, not what its name says, goes into the manifest: browsers refuse icons of another size.
        return named && bytes.length > 24 && number(bytes, 0) == SIGNATURE
                ? Optional.of(new InstallIcon(
                        "/" + asset.outputPath(),
                        number(bytes, 16),
                        number(bytes, 20),
                        asset.path().contains("maskable")))
                : Optional.empty();
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }
}
