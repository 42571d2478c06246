/**
 * Whether what the site links to on other servers is still there.
 *
 * <p>In: links that leave the site. Out: what their servers answer, some of it remembered for a day. May use: output, the JDK's HTTP client.
 */
@NullMarked
package dev.vitrine.web;

import org.jspecify.annotations.NullMarked;
