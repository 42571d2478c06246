package dev.vitrine.render;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Theme;
import freemarker.cache.StringTemplateLoader;
import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The theme's templates, parsed once; thread-safe. */
final class Templates {

    private final Theme theme;
    private final Diagnostics diagnostics;
    private final Configuration configuration;
    private final Map<String, Template> parsed = new ConcurrentHashMap<>();
    private final Map<String, Boolean> broken = new ConcurrentHashMap<>();

    Templates(Theme theme, Diagnostics diagnostics) {
        this.theme = theme;
        this.diagnostics = diagnostics;
        this.configuration = configuration(theme);
        theme.templates().keySet().stream()
                .filter(name -> name.endsWith(".ftlh") || name.endsWith(".ftl"))
                .forEach(this::parse);
    }

    private static Configuration configuration(Theme theme) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        StringTemplateLoader loader = new StringTemplateLoader();
        theme.templates().forEach((name, source) -> loader.putTemplate(name, source.text(), 0));
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
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setWhitespaceStripping(true);
        return configuration;
    }

    private void parse(String name) {
        try {
            parsed.put(name, configuration.getTemplate(name));
        } catch (ParseException e) {
            broken.put(name, true);
            diagnostics.report(
                    Rule.THEME_TEMPLATE_ERROR,
                    place(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), 1),
                    firstLine(e.getEditorMessage()),
                    "");
        } catch (IOException e) {
            throw new IllegalStateException("templates are in memory", e);
        }
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
        try {
            Environment environment = template.createProcessingEnvironment(data, out);
            environment.process();
            return true;
        } catch (TemplateException e) {
            report(e);
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
                    place(name, 0, 0, 1),
                    "a macro, function or include in this template calls itself without end",
                    "let it stop on some condition");
            return false;
        }
    }

    private void report(TemplateException e) {
        if (e.getCause() instanceof TemplateNotFoundException missing) {
            diagnostics.report(
                    Rule.THEME_MISSING_TEMPLATE,
                    place(e),
                    "there is no template '" + missing.getTemplateName() + "' to include",
                    "add it to the theme, or to theme/templates/ of the site; a name with / at its front is seen from templates/");
            return;
        }
        String blamed = e.getBlamedExpressionString();
        boolean unknown = e instanceof InvalidReferenceException;
        String message = unknown && blamed != null
                ? "'" + blamed + "' has no value here"
                : firstLine(e.getMessageWithoutStackTop());
        diagnostics.report(
                Rule.THEME_TEMPLATE_ERROR,
                place(e).withLength(blamed == null ? 1 : blamed.length()),
                message,
                unknown
                        ? "if it may be missing, write ${" + (blamed == null ? "x" : blamed)
                                + "!} or test it with ??; else correct its name"
                        : tip(e.getMessageWithoutStackTop()));
    }

    /** Where the template at work is, for problems of values it asks for. */
    Location here() {
        Environment environment = Environment.getCurrentEnvironment();
        if (environment == null) {
            return Location.NONE;
        }
        return place(new TemplateException("", environment));
    }

    private Location place(TemplateException e) {
        return place(
                e.getTemplateSourceName(),
                e.getLineNumber() == null ? 0 : e.getLineNumber(),
                e.getColumnNumber() == null ? 0 : e.getColumnNumber(),
                1);
    }

    private Location place(@org.jspecify.annotations.Nullable String name, int line, int column, int length) {
        SourceText source = name == null ? null : theme.templates().get(name);
        String path = source == null ? theme.name() + "/templates/" + name : source.path();
        return new Location(path, Math.max(0, line), Math.max(0, column), length);
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String message) {
        if (message == null || message.isBlank()) {
            return "the template failed";
        }
        String text = message.strip();
        int paragraph = text.indexOf("\n\n");
        String first = (paragraph < 0 ? text : text.substring(0, paragraph)).replaceAll("\\s+", " ");
        return first.length() > 300 ? first.substring(0, 300) + "…" : first;
    }

    private static String tip(@org.jspecify.annotations.Nullable String message) {
        int tip = message == null ? -1 : message.indexOf("Tip: ");
        return tip < 0 || message == null
                ? ""
                : message.substring(tip + 5)
                        .split("\n----", 2)[0]
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
