package dev.vitrine.render.view;

import java.util.List;

/**
 * A long text as HTML.
 *
 * @param html safe markup
 * @param lang its BCP 47 tag when it differs from the page's, else empty
 * @param headings its headings, in their order
 */
public record ProseView(HtmlView html, String lang, List<HeadingView> headings) {
    public ProseView {
        headings = List.copyOf(headings);
    }
}
