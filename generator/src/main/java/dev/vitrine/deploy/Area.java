package dev.vitrine.deploy;

/** The two parts of a place: what visitors see, and what deploys keep for themselves. */
enum Area {
    /** The files of the site. */
    SITE,
    /** Lists of releases, and files that a release replaced. */
    STATE
}
