/**
 * A published site goes where it is served from: a bucket, a folder, or a host that has a command line of its own.
 *
 * <p>In: the output of a build and the name of a place. Out: a plan of what would be sent and removed, and, once it is carried out, the same files there. May
 * use: output, the AWS SDK.
 */
@NullMarked
package dev.vitrine.deploy;

import org.jspecify.annotations.NullMarked;
