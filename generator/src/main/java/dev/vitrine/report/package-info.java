/**
 * Problems in the forms that other programs read (JSON, SARIF, workflow commands of GitHub, reports of GitLab), and builds as a page that people read.
 *
 * <p>In: what a build did and found. Out: text for the doors to print or to write. May use: the pipeline, operations, rules, text, translation, diagnostics, Jackson.
 */
@NullMarked
package dev.vitrine.report;

import org.jspecify.annotations.NullMarked;
