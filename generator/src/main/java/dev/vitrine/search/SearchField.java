package dev.vitrine.search;

import java.util.Locale;

/**
 * A part of a document that words are found in: how much a word counts there, and how Lucene's BM25 weighs repetition and length.
 *
 * <p>The weights were chosen on two real catalogues with human judgments; {@code benchmarks/search} measures them.
 */
enum SearchField {
    TITLE(4f, 0.9f, 0.5f),
    BRAND(2f, 0.6f, 0.3f),
    CATEGORIES(2f, 0.6f, 0.3f),
    ATTRIBUTES(2f, 0.9f, 0.5f),
    KEYWORDS(3f, 0.6f, 0.3f),
    CODES(6f, 0.6f, 0f),
    /** What compounds are made of. */
    PARTS(2f, 0.6f, 0.3f),
    TEXT(1f, 1.2f, 0.75f);

    private final float weight;
    private final float k1;
    private final float b;

    SearchField(float weight, float k1, float b) {
        this.weight = weight;
        this.k1 = k1;
        this.b = b;
    }

    /** What Lucene calls it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    float weight() {
        return weight;
    }

    /** How soon repetition counts no more. */
    float k1() {
        return k1;
    }

    /** How much length counts, from 0 to 1. */
    float b() {
        return b;
    }
}
