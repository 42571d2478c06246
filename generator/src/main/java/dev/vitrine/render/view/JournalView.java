package dev.vitrine.render.view;

import java.util.List;

/**
 * A page of the journal: {@code journal} in {@code journal.ftlh}.
 *
 * @param articles those of this page, newest first
 * @param pagination its pages
 */
public record JournalView(List<ArticleCardView> articles, PaginationView pagination) {}
