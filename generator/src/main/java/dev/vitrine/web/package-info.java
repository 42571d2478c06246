/**
 * Whether what the site links to on other servers is still there, and files fetched from there.
 *
 * <p>In: links that leave the site, addresses of files. Out: what their servers answer, some of it remembered for a day; bytes. May use: output, the JDK's HTTP client.
 */
@NullMarked
package dev.vitrine.web;

import org.jspecify.annotations.NullMarked;
