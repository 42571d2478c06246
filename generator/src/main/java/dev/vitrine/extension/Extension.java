package dev.vitrine.extension;

import dev.vitrine.diagnostics.ExtensionRule;
import java.util.List;

/**
 * Something that a jar adds to Vitrine. By itself it adds nothing: implement one of the kinds, such as {@link SiteCheck}.
 *
 * <p>A class with a public constructor without parameters that the jar names in {@code META-INF/services/dev.vitrine.extension.Extension}.
 */
public interface Extension {

    /** What it is called, the same in every version: small letters, digits and hyphens, beginning with a letter. It begins the ids of its rules, and extensions are asked in its order. */
    String id();

    /** The rules that its problems break; a site may set the level of each. Their ids begin with {@link #id()} and a slash. */
    default List<ExtensionRule> rules() {
        return List.of();
    }
}
