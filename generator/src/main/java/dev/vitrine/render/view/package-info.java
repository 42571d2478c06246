/**
 * What templates see: the contract with theme authors.
 *
 * <p>Only records of texts, numbers, lists and other views; prices and dates arrive formatted. An {@code Optional} that is empty is a missing value to a
 * template ({@code ??}). May use: the JDK.
 */
@NullMarked
package dev.vitrine.render.view;

import org.jspecify.annotations.NullMarked;
