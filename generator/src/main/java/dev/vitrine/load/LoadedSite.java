package dev.vitrine.load;

import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSource;

/**
 * A site and the way back to its files.
 *
 * @param site the shop as values
 * @param source reads what the values leave out
 * @param pictures what lies in its folders
 */
public record LoadedSite(Site site, SiteSource source, PictureFiles pictures) {}
