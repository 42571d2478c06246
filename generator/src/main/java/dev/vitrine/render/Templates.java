package dev.vitrine.render;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Theme;
import dev.vitrine.profile.Profile;
import dev.vitrine.profile.TimedTemplate;
import freemarker.cache.StringTemplateLoader;
import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The theme's templates, parsed once; thread-safe. */
final class Templates {

    private static final String FAILURE = "failure";

    private final Theme theme;
    private final Diagnostics diagnostics;
    private final Configuration configuration;
    private final Map<String, Template> parsed = new ConcurrentHashMap<>();
    private final Map<String, Boolean> broken = new ConcurrentHashMap<>();
    private final TemplateErrors errors;
    private final Optional<Profile> profile;

    Templates(Theme theme, Optional<Profile> profile, Diagnostics diagnostics) {
        this.theme = theme;
        this.profile = profile;
        this.diagnostics = diagnostics;
        this.configuration = configuration(theme, profile.isPresent());
        profile.ifPresent(timing -> configuration.setSharedVariable(TimedTemplate.METHOD, timed(timing)));
        this.errors = new TemplateErrors(theme, configuration);
        this.configuration.setTemplateExceptionHandler(this::failed);
        theme.templates().keySet().stream()
                .filter(name -> name.endsWith(".ftlh") || name.endsWith(".ftl"))
                .forEach(this::parse);
    }

    private Templates(Templates parsed, Diagnostics diagnostics) {
        this.theme = parsed.theme;
        this.profile = parsed.profile;
        this.diagnostics = diagnostics;
        this.configuration = parsed.configuration;
        this.errors = parsed.errors;
        this.parsed.putAll(parsed.parsed);
    }

    /** Whether these are the templates of {@code other}, none of them broken. */
    boolean areOf(Theme other) {
        return broken.isEmpty()
                && theme.name().equals(other.name())
                && theme.templates().equals(other.templates());
    }

    /** The same templates, whose problems are reported to {@code others}. */
    Templates reportingTo(Diagnostics others) {
        return new Templates(this, others);
    }

    private static Configuration configuration(Theme theme, boolean timed) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        StringTemplateLoader loader = new StringTemplateLoader();
        theme.templates()
                .forEach((name, source) ->
                        loader.putTemplate(name, timed ? TimedTemplate.of(name, source.text()) : source.text(), 0));
        configuration.setTemplateLoader(loader);
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setObjectWrapper(new ViewWrapper());
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputEncoding("UTF-8");
        configuration.setURLEscapingCharset("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(java.util.TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setLocalizedLookup(false);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setWhitespaceStripping(true);
        return configuration;
    }

    private static TemplateMethodModelEx timed(Profile profile) {
        return arguments -> {
            if (arguments.isEmpty()) {
                profile.end();
            } else {
                profile.begin(arguments.get(0).toString());
            }
            return false;
        };
    }

    private void parse(String name) {
        try {
            parsed.put(name, configuration.getTemplate(name));
        } catch (ParseException e) {
            broken.put(name, true);
            diagnostics.report(errors.syntax(e));
        } catch (IOException e) {
            throw new IllegalStateException("templates are in memory", e);
        }
    }

    /** What went wrong, described while the variables of the place were still to be seen. */
    private record Failure(TemplateException exception, Optional<Diagnostic> problem) {}

    private void failed(TemplateException e, Environment environment, Writer out) throws TemplateException {
        environment.setCustomAttribute(FAILURE, new Failure(e, errors.failure(e, environment)));
        throw e;
    }

    /** Whether the theme has {@code name}. */
    boolean has(String name) {
        return theme.templates().containsKey(name);
    }

    /**
     * Writes the template {@code name} over {@code data}; false when it failed, which is reported.
     *
     * @throws IOException when {@code out} fails
     */
    boolean process(String name, Map<String, Object> data, Writer out) throws IOException {
        Template template = parsed.get(name);
        if (template == null) {
            if (broken.putIfAbsent(name, true) == null) {
                diagnostics.report(
                        Rule.THEME_MISSING_TEMPLATE,
                        Location.of(theme.name() + "/templates/" + name),
                        "the theme '" + theme.name() + "' has no template '" + name + "'",
                        "add it to the theme, or to theme/templates/ of the site");
            }
            return false;
        }
        Environment environment;
        try {
            environment = template.createProcessingEnvironment(data, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the data of a page is a map", e);
        }
        int depth = profile.isPresent() ? profile.get().begin(name) : 0;
        try {
            environment.process();
            return true;
        } catch (TemplateException e) {
            Failure failure = (Failure) environment.getCustomAttribute(FAILURE);
            (failure != null && failure.exception() == e ? failure.problem() : errors.failure(e, null))
                    .ifPresent(diagnostics::report);
            return false;
        } catch (TemplateNotFoundException e) {
            diagnostics.report(
                    Rule.THEME_MISSING_TEMPLATE,
                    Location.of(theme.name() + "/templates/" + e.getTemplateName()),
                    "the template '" + e.getTemplateName() + "' is included but missing",
                    "add it to the theme");
            return false;
        } catch (ParseException e) {
            // Reported when the templates were read.
            return false;
        } catch (StackOverflowError e) {
            diagnostics.report(
                    Rule.THEME_TEMPLATE_ERROR,
                    errors.place(name, 0, 0, 1),
                    "a macro, function or include in this template calls itself without end",
                    "let it stop on some condition");
            return false;
        } finally {
            profile.ifPresent(timing -> timing.end(depth));
        }
    }

    /** Where the template at work is, for problems of values it asks for. */
    Location here() {
        Environment environment = Environment.getCurrentEnvironment();
        if (environment == null) {
            return Location.NONE;
        }
        return errors.place(new TemplateException("", environment));
    }
}
