package dev.vitrine.load;

import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSource;
import java.util.Set;

/**
 * A site and the way back to its files.
 *
 * @param site the shop as values
 * @param source reads what the values leave out
 * @param pictures what lies in its folders
 * @param fetchable addresses of pictures of other servers that are to be files of the site, sorted
 */
public record LoadedSite(Site site, SiteSource source, PictureFiles pictures, Set<String> fetchable) {}
