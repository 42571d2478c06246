/**
 * What a running shop tells its maker: which products are looked for most, what is searched for and not found, which addresses lead nowhere.
 *
 * <p>In: exports of statistics and of the server, and the plan of the shop. Out: counts and suggestions as values. May use: imports, csv, plan, search, model, output, diagnostics.
 *
 * <p>Nothing here guesses without saying how sure it is, and nothing is written: that is for {@code load} to do, when somebody wants it.
 */
@NullMarked
package dev.vitrine.operations;

import org.jspecify.annotations.NullMarked;
