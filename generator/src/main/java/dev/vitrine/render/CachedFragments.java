package dev.vitrine.render;

import dev.vitrine.profile.Profile;
import dev.vitrine.trace.Trace;
import dev.vitrine.trace.Traced;
import freemarker.core.DirectiveCallPlace;
import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

/**
 * {@code <@cached key="…">} in templates: what is inside is made once for each key and storefront, and printed again wherever the same key comes.
 *
 * <p>Thread-safe. What was not used of late is made anew, so that memory does not grow with the site.
 */
final class CachedFragments implements TemplateDirectiveModel {

    private static final String KEY = "key";

    private final RecentlyUsed<Traced<String>> fragments;
    private final Optional<Profile> profile;

    /**
     * No fragments as yet.
     *
     * @param limit characters that are kept, about
     * @param profile counts how often a fragment was there
     */
    CachedFragments(long limit, Optional<Profile> profile) {
        this.fragments = new RecentlyUsed<>(limit, fragment -> fragment.value().length());
        this.profile = profile;
    }

    @Override
    @SuppressWarnings({"rawtypes", "NullAway"}) // as FreeMarker declares it; without content there is no body
    public void execute(Environment environment, Map arguments, TemplateModel[] loop, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        if (arguments.size() != 1 || !(arguments.get(KEY) instanceof TemplateScalarModel key)) {
            throw new TemplateModelException("cached takes a key: <@cached key=\"menu \" + store.place>");
        }
        if (loop.length != 0) {
            throw new TemplateModelException("cached has no loop variables");
        }
        if (body == null) {
            return;
        }
        String name = key.getAsString();
        Optional<Traced<String>> known = fragments.get(name);
        if (profile.isPresent()) {
            profile.get().asked(place(environment), known.isPresent());
        }
        if (known.isPresent()) {
            environment.getOut().write(known.get().again());
            return;
        }
        try (Trace trace = Trace.begin()) {
            StringWriter made = new StringWriter();
            body.render(made);
            fragments.put(name, Traced.of(made.toString(), trace));
            environment.getOut().write(made.toString());
        }
    }

    /** Where the fragment stands in the theme. */
    private static String place(Environment environment) {
        DirectiveCallPlace place = environment.getCurrentDirectiveCallPlace();
        return place.getTemplate().getName() + ":" + place.getBeginLine();
    }
}
