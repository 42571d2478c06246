/**
 * What a jar of your own can add to Vitrine: checks, post-processors, functions for templates, feeds, kinds of pages, formats of the catalogue, and providers of checkouts.
 *
 * <p>Write a class that implements one or more of the kinds below {@link dev.vitrine.extension.Extension}, give it a public constructor without parameters, and name it in {@code
 * META-INF/services/dev.vitrine.extension.Extension} of the jar. {@code vitrine build --extensions my.jar} uses it; a plugin of a build tool has it among its dependencies.
 *
 * <p>What all of them promise: they are asked from many threads at once, so that they keep nothing between two calls; and the same question has the same answer, on every machine and at
 * every time, because what they made is kept from one build to the next. They ask no clock, no default locale, no network and no file that they are not given. One that throws is reported,
 * and the last good output stays.
 *
 * <p>In: values made for extensions. Out: what they say of them. May use: diagnostics.
 */
@NullMarked
package dev.vitrine.extension;

import org.jspecify.annotations.NullMarked;
