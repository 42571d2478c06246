package dev.vitrine.render.view;

/**
 * A text with the language it is in.
 *
 * @param text the text
 * @param lang its BCP 47 tag when it differs from the page's, else empty: {@code <p<#if t.lang?has_content> lang="${t.lang}"</#if>>}
 */
public record TextView(String text, String lang) {}
