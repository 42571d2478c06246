package dev.vitrine.extension;

import java.util.List;

/**
 * A function that templates call: {@code ${ext.stars(4.5)}}.
 *
 * <p>Its answer depends on its arguments and nothing else. Texts it answers are escaped where they are printed; {@link Value#html HTML} is not.
 */
public interface TemplateFunction extends Extension {

    /** What it is called after {@code ext.}: letters and digits, beginning with a small letter. */
    String name();

    /**
     * What it answers.
     *
     * @param arguments what the template gives it: texts, numbers, flags, lists, hashes and HTML, at no place
     * @throws IllegalArgumentException when it takes no such arguments; the message, such as {@code "stars takes a number"}, is shown with the place in the template
     */
    Value call(List<Value> arguments);
}
