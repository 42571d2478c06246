package dev.vitrine.render;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Theme;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.StopException;
import freemarker.template.Configuration;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what FreeMarker says of a template into problems: at the place in the file the template comes from, about the expression to blame, with a hint.
 *
 * <p>What the generator knows better is said in its words: what a view has, which variables are there, what was meant. Everything else keeps FreeMarker's text.
 */
final class TemplateErrors {

    private static final Pattern PATH = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final Pattern UNEXPECTED =
            Pattern.compile("Expected (.+?) ?, but this has evaluated to (.+?):\\s*\\n==> ", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(
            "(Macro|Function) \"([^\"]+)\" has no parameter with name \"([^\"]+)\"\\.(?: Valid parameter names are: (.*))?",
            Pattern.DOTALL);
    private static final Pattern UNCLOSED = Pattern.compile("You have an unclosed [#@\"]?(\\w+|\\{)");
    private static final Pattern UNKNOWN_DIRECTIVE = Pattern.compile("Unknown directive: #(\\S+?)\\. ");
    private static final Pattern UNKNOWN_BUILT_IN = Pattern.compile("Unknown built-in: \"([^\"]+)\"");
    private static final Pattern ENCOUNTERED =
            Pattern.compile("Encountered (\"[^\\n]*?\"), but (?:was|were) expecting");
    private static final Pattern TAG =
            Pattern.compile("<#--.*?-->|<(/?)#([a-z]+)\\b((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>", Pattern.DOTALL);

    /** Views that only some templates have. */
    private static final Map<String, String> OWN_VIEWS = Map.of(
            "home", "home.ftlh",
            "listing", "category.ftlh and collection.ftlh",
            "product", "product.ftlh",
            "content", "page.ftlh",
            "article", "article.ftlh",
            "journal", "journal.ftlh",
            "products", "the embed templates");

    private static final int LISTED = 24;

    private final Theme theme;
    private final Configuration configuration;

    TemplateErrors(Theme theme, Configuration configuration) {
        this.theme = theme;
        this.configuration = configuration;
    }

    /** The place in {@code name}, in the file it comes from. */
    Location place(@Nullable String name, int line, int column, int length) {
        SourceText source = name == null ? null : theme.templates().get(name);
        String path = source == null ? theme.name() + "/templates/" + name : source.path();
        return new Location(path, Math.max(0, line), Math.max(0, column), length);
    }

    Location place(TemplateException e) {
        return place(
                e.getTemplateSourceName(),
                e.getLineNumber() == null ? 0 : e.getLineNumber(),
                e.getColumnNumber() == null ? 0 : e.getColumnNumber(),
                1);
    }

    /** A hint that names what was probably meant by {@code word}; else all there is. */
    static String meant(String word, Collection<String> there) {
        return Closest.to(word, there)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> listed(there));
    }

    private static String listed(Collection<String> there) {
        if (there.isEmpty()) {
            return "";
        }
        String all = String.join(", ", there.stream().limit(LISTED).toList());
        return "there " + (there.size() == 1 ? "is: " : "are: ") + all + (there.size() > LISTED ? ", …" : "");
    }

    /** A hint for a file that is not there: one of nearly the same path, or of the same name in another folder. */
    static Optional<String> meantFile(String path, Collection<String> there) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Closest.to(path, there)
                .or(() -> there.stream()
                        .filter(other ->
                                other.substring(other.lastIndexOf('/') + 1).equalsIgnoreCase(name))
                        .findFirst());
    }

    // Syntax

    /** What a template that cannot be parsed is reported as. */
    Diagnostic syntax(ParseException e) {
        String text = e.getEditorMessage() == null ? "" : e.getEditorMessage().strip();
        int length = e.getLineNumber() == e.getEndLineNumber() ? e.getEndColumnNumber() - e.getColumnNumber() + 1 : 1;
        Location at = place(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), Math.max(1, length));
        Matcher directive = UNKNOWN_DIRECTIVE.matcher(text);
        if (directive.find()) {
            Set<String> known = names(configuration.getSupportedBuiltInDirectiveNames());
            return problem(
                    at,
                    "there is no directive #" + directive.group(1),
                    Closest.to(directive.group(1), known)
                            .map(near -> "did you mean #" + near + "?")
                            .orElse("macros are called with @: <@" + directive.group(1) + ">"));
        }
        Matcher builtIn = UNKNOWN_BUILT_IN.matcher(text);
        if (builtIn.find()) {
            return problem(at, "there is no built-in ?" + builtIn.group(1), builtIn(builtIn.group(1)));
        }
        Matcher unclosed = UNCLOSED.matcher(text);
        if (unclosed.find()) {
            String what = unclosed.group(1);
            boolean isDirective = text.contains("unclosed #");
            Optional<Location> opened = isDirective ? opened(e.getTemplateName(), what) : Optional.empty();
            String shown = isDirective ? "<#" + what + ">" : what;
            return opened.map(open -> problem(
                            open.withLength(what.length() + 2),
                            shown + " is never closed",
                            "add </#" + what + "> before line " + (e.getLineNumber() + 1)))
                    .orElseGet(() -> problem(at, shown + " is never closed", "close it"));
        }
        Matcher encountered = ENCOUNTERED.matcher(text);
        if (encountered.find()) {
            String found = encountered.group(1);
            String hint = found.startsWith("\"</")
                    ? "remove it, or open it before"
                    : patterns(text.substring(encountered.end()));
            return problem(at, found + " cannot stand here", hint);
        }
        return problem(at, firstLine(text), "");
    }

    private String builtIn(String name) {
        Set<String> known = names(configuration.getSupportedBuiltInNames());
        Map<String, String> byFirstWord = new LinkedHashMap<>();
        known.forEach(built -> byFirstWord.put(built.split("_", 2)[0], built));
        return Closest.to(name, known)
                .or(() -> Closest.to(name, byFirstWord.keySet()).map(byFirstWord::get))
                .map(near -> "did you mean ?" + near + "?")
                .orElse("built-ins are listed in FreeMarker's manual");
    }

    private static String patterns(String text) {
        List<String> expected = text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("\"") || line.startsWith("<"))
                .toList();
        return expected.isEmpty() || expected.size() > 8 ? "" : "expected: " + String.join(" ", expected);
    }

    /** Where the directive {@code name} that is never closed was opened. */
    private Optional<Location> opened(@Nullable String template, String name) {
        SourceText source = template == null ? null : theme.templates().get(template);
        if (source == null) {
            return Optional.empty();
        }
        Deque<Integer> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(source.text());
        while (tag.find()) {
            if (name.equals(tag.group(2)) && !tag.group(3).endsWith("/")) {
                if (tag.group(1).isEmpty()) {
                    open.push(tag.start());
                } else if (!open.isEmpty()) {
                    open.pop();
                }
            }
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String before = source.text().substring(0, open.element());
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return Optional.of(place(template, line, before.length() - before.lastIndexOf('\n'), 1));
    }

    // Values

    /** What a template that failed is reported as; empty when that was reported before. The environment is as it was where it failed. */
    Optional<Diagnostic> failure(TemplateException e, @Nullable Environment environment) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException) {
                return Optional.empty();
            }
            if (cause instanceof TemplateNotFoundException missing) {
                String name = String.valueOf(missing.getTemplateName());
                return Optional.of(
                        Diagnostic.of(
                                Rule.THEME_MISSING_TEMPLATE,
                                place(e),
                                "there is no template '" + name + "' to include",
                                meantFile(name, theme.templates().keySet())
                                        .map(near -> "did you mean \"/" + near + "\"?")
                                        .orElse(
                                                "add it to the theme, or to theme/templates/ of the site; a name with / at its front is seen from templates/")));
            }
        }
        String text = e.getMessageWithoutStackTop() == null ? "" : e.getMessageWithoutStackTop();
        String blamed = e.getBlamedExpressionString();
        Location at = place(e).withLength(blamed == null ? 1 : blamed.length());
        if (e instanceof StopException) {
            return Optional.of(problem(at, "the template stopped: " + firstLine(text), ""));
        }
        if (e instanceof InvalidReferenceException && blamed != null) {
            return Optional.of(missing(blamed, at, environment));
        }
        Matcher unexpected = UNEXPECTED.matcher(text);
        if (unexpected.find() && blamed != null) {
            return Optional.of(unexpected(blamed, unexpected.group(1), unexpected.group(2), text, at, environment));
        }
        Matcher parameter = PARAMETER.matcher(text);
        if (parameter.find()) {
            List<String> valid = parameter.group(4) == null
                    ? List.of()
                    : List.of(parameter.group(4).strip().split("\\s*,\\s*"));
            return Optional.of(problem(
                    at,
                    "the " + (parameter.group(1).equals("Macro") ? "macro" : "function") + " '" + parameter.group(2)
                            + "' has no parameter '" + parameter.group(3) + "'",
                    meant(parameter.group(3), valid)));
        }
        if (text.startsWith("Can't convert boolean to string")) {
            return Optional.of(problem(
                    at,
                    "a value that is true or false cannot be printed",
                    "write x?c for \"true\" and \"false\", or x?string(\"yes\", \"no\"), or test it with <#if>"));
        }
        return Optional.of(problem(at, firstLine(text), tip(text)));
    }

    private Diagnostic missing(String blamed, Location at, @Nullable Environment environment) {
        int dot = blamed.lastIndexOf('.');
        if (environment == null || !PATH.matcher(blamed).matches()) {
            return absent(blamed, at);
        }
        if (dot < 0) {
            return unknown(blamed, at, environment);
        }
        String owner = blamed.substring(0, dot);
        String name = blamed.substring(dot + 1);
        Optional<TemplateModel> model = value(owner, environment);
        if (model.isPresent() && model.get() instanceof ViewWrapper.ViewModel view) {
            if (view.components().contains(name)) {
                return problem(
                        at,
                        "'" + blamed + "' is missing here",
                        "'" + name + "' of a " + view.name() + " may be missing: test it with <#if " + blamed
                                + "??>, or print ${" + blamed + "!}");
            }
            return problem(
                    at,
                    "'" + owner + "' has no '" + name + "'; it is a " + view.name(),
                    meant(name, view.components()));
        }
        if (model.isPresent() && model.get() instanceof TemplateHashModelEx hash) {
            String what = hash instanceof Environment.Namespace
                    ? "the templates imported as '" + owner + "' have no '" + name + "'"
                    : "'" + owner + "' has no '" + name + "'";
            return problem(at, what, meant(name, keys(hash)));
        }
        return absent(blamed, at);
    }

    private static Diagnostic absent(String blamed, Location at) {
        return problem(
                at,
                "'" + blamed + "' has no value here",
                "if it may be missing, write ${" + blamed + "!} or test it with ??; else correct its name");
    }

    private static Diagnostic unknown(String name, Location at, Environment environment) {
        Set<String> known = known(environment);
        String elsewhere = OWN_VIEWS.get(name);
        if (elsewhere != null) {
            return problem(at, "there is no '" + name + "' here", "'" + name + "' is there in " + elsewhere + " only");
        }
        Optional<String> imported = imported(name, environment);
        if (imported.isPresent()) {
            return problem(at, "there is no '" + name + "' here", "did you mean '" + imported.get() + "'?");
        }
        return problem(at, "there is no '" + name + "' here", meant(name, known));
    }

    /** A macro of an imported file, by its full name. */
    private static Optional<String> imported(String name, Environment environment) {
        for (String variable : known(environment)) {
            if (value(variable, environment).orElse(null) instanceof Environment.Namespace namespace
                    && keys(namespace).contains(name)) {
                return Optional.of(variable + "." + name);
            }
        }
        return Optional.empty();
    }

    private static Set<String> known(Environment environment) {
        try {
            return names(environment.getKnownVariableNames());
        } catch (TemplateModelException e) {
            return Set.of();
        }
    }

    private static Set<String> names(Set<?> names) {
        return names.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Diagnostic unexpected(
            String blamed, String expected, String found, String text, Location at, @Nullable Environment environment) {
        Optional<TemplateModel> model =
                environment != null && PATH.matcher(blamed).matches() ? value(blamed, environment) : Optional.empty();
        String needed = needed(expected);
        String hint = tip(text);
        Optional<String> macro =
                environment != null && needed.equals("a macro") ? imported(blamed, environment) : Optional.empty();
        if (macro.isPresent()) {
            hint = "did you mean '" + macro.get() + "'?";
        } else if (model.isPresent() && model.get() instanceof ViewWrapper.ViewModel view) {
            Set<String> has = view.components();
            hint = has.contains("text") && needed.equals("a text")
                    ? "write " + blamed + ".text"
                    : has.contains("html") && needed.equals("a text")
                            ? "write " + blamed + ".html"
                            : "a " + view.name() + " has: " + String.join(", ", has);
        } else if (needed.equals("a text") && model.orElse(null) instanceof TemplateSequenceModel) {
            hint = "go through it with <#list " + blamed + " as one>";
        } else if (needed.equals("true or false") && hint.isEmpty()) {
            hint = "compare it, or test whether there is one: " + blamed
                    + (model.orElse(null) instanceof TemplateNumberModel ? " > 0" : "?has_content");
        }
        return problem(
                at,
                "'" + blamed + "' is " + model.map(TemplateErrors::kind).orElseGet(() -> article(found)) + ", where "
                        + needed + " is needed",
                hint);
    }

    private static String needed(String expected) {
        String what = expected.replaceAll("\\s+", " ");
        if (what.contains("string")) {
            return "a text";
        }
        if (what.contains("sequence") || what.contains("collection")) {
            return "a list";
        }
        if (what.contains("boolean")) {
            return "true or false";
        }
        if (what.contains("number")) {
            return "a number";
        }
        if (what.contains("macro")) {
            return "a macro";
        }
        return what.contains("hash") ? "a value with parts" : what;
    }

    private static String kind(TemplateModel model) {
        if (model instanceof ViewWrapper.ViewModel view) {
            return (view.name().matches("[AEIOU].*") ? "an " : "a ") + view.name();
        }
        if (model instanceof TemplateScalarModel) {
            return "a text";
        }
        if (model instanceof TemplateNumberModel) {
            return "a number";
        }
        if (model instanceof TemplateBooleanModel) {
            return "true or false";
        }
        if (model instanceof TemplateSequenceModel || model instanceof TemplateCollectionModel) {
            return "a list";
        }
        if (model instanceof TemplateMethodModelEx) {
            return "a function";
        }
        return model instanceof TemplateHashModel ? "a map of values" : "something else";
    }

    /** FreeMarker's word for a value, without the classes behind it. */
    private static String article(String found) {
        String kind = found.replaceAll("\\(.*", "").replace('_', ' ').strip();
        return kind.matches("an? .*") ? kind : "a " + kind;
    }

    /** The value of a path such as {@code product.title}; empty when a step of it is missing. */
    private static Optional<TemplateModel> value(String path, Environment environment) {
        try {
            TemplateModel model = null;
            for (String step : path.split("\\.")) {
                model = model == null
                        ? environment.getVariable(step)
                        : model instanceof TemplateHashModel hash ? hash.get(step) : null;
                if (model == null) {
                    return Optional.empty();
                }
            }
            return Optional.ofNullable(model);
        } catch (TemplateModelException e) {
            return Optional.empty();
        }
    }

    private static Set<String> keys(TemplateHashModelEx hash) {
        Set<String> keys = new LinkedHashSet<>();
        try {
            TemplateModelIterator all = hash.keys().iterator();
            while (all.hasNext()) {
                if (all.next() instanceof TemplateScalarModel key) {
                    keys.add(key.getAsString());
                }
            }
        } catch (TemplateModelException e) {
            return keys;
        }
        return keys;
    }

    private static Diagnostic problem(Location at, String message, String hint) {
        return Diagnostic.of(Rule.THEME_TEMPLATE_ERROR, at, message, hint);
    }

    private static String firstLine(String text) {
        if (text.isBlank()) {
            return "the template failed";
        }
        String stripped = text.strip().replaceAll(" \\((?:wrapper: )?[\\w.$]+(?: wrapped into [\\w.$]+)?\\)", "");
        int paragraph = stripped.indexOf("\n\n");
        String first = (paragraph < 0 ? stripped : stripped.substring(0, paragraph)).replaceAll("\\s+", " ");
        return first.length() > 300 ? first.substring(0, 300) + "…" : first;
    }

    private static String tip(String text) {
        int tip = text.indexOf("Tip: ");
        return tip < 0
                ? ""
                : text.substring(tip + 5)
                        .split("\n----", 2)[0]
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
