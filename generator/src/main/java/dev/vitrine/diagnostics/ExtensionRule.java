package dev.vitrine.diagnostics;

import java.util.regex.Pattern;

/**
 * A rule that an extension brings. A site may set its level and pass over its problems as over those of Vitrine.
 *
 * @param id the id of the extension, a slash and what is wrong, in small letters, digits and hyphens: {@code materials/unknown-word}
 * @param severity how much its problems matter, unless a site says otherwise
 * @param meaning one line that says what the rule is about
 */
public record ExtensionRule(String id, Severity severity, String meaning) implements AnyRule {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");

    /**
     * A rule.
     *
     * @throws IllegalArgumentException when {@code id} is not as stated
     */
    public ExtensionRule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a rule is like 'materials/unknown-word', not '" + id + "'");
        }
    }

    /** The id of the extension that brings it. */
    public String extension() {
        return id.substring(0, id.indexOf('/'));
    }

    @Override
    public boolean fixed() {
        return false;
    }

    @Override
    public boolean mayStop() {
        return true;
    }
}
