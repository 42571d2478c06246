/**
 * How orders are paid: providers of hosted checkouts, and the addresses that lead to them.
 *
 * <p>In: markets, variants and their ids at a provider. Out: the address that pays for a variant, and what the browser needs to make the address of a cart. May
 * use: model, extension, extension.host, trace, diagnostics, Jackson, the JDK's HMAC.
 */
@NullMarked
package dev.vitrine.checkout;

import org.jspecify.annotations.NullMarked;
