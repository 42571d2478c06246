package dev.vitrine.output;

/**
 * How many files of the output a build changed.
 *
 * @param added files that were not there
 * @param changed files that were written with other bytes
 * @param removed files that left the output
 * @param unchanged files that were left alone
 */
public record FileChanges(int added, int changed, int removed, int unchanged) {}
