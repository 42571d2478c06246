package dev.vitrine.render;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.TemplateFunction;
import dev.vitrine.extension.Value;
import dev.vitrine.extension.host.Guard;
import dev.vitrine.render.view.HtmlView;
import freemarker.core.Environment;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The functions that extensions bring, as templates call them: {@code ext.stars(4.5)}. */
final class ExtensionFunctions implements TemplateHashModel {

    private static final ViewWrapper WRAPPER = new ViewWrapper();

    private final Map<String, TemplateMethodModelEx> functions = new HashMap<>();
    private final Supplier<Location> here;
    private final Diagnostics diagnostics;

    /**
     * The functions among {@code extensions}.
     *
     * @param here where the template at work is
     */
    ExtensionFunctions(Extensions extensions, Supplier<Location> here, Diagnostics diagnostics) {
        this.here = here;
        this.diagnostics = diagnostics;
        for (TemplateFunction function : extensions.of(TemplateFunction.class)) {
            functions.put(function.name(), arguments -> call(function, arguments));
        }
    }

    @Override
    @SuppressWarnings("NullAway") // to FreeMarker, null is a missing value
    public @Nullable TemplateModel get(String name) {
        return functions.get(name);
    }

    @Override
    public boolean isEmpty() {
        return functions.isEmpty();
    }

    private Object call(TemplateFunction function, List<?> arguments) throws TemplateModelException {
        List<Value> values = new ArrayList<>();
        for (Object argument : arguments) {
            values.add(value(function, (TemplateModel) argument));
        }
        List<String> wrong = new ArrayList<>();
        Optional<Value> answer = Guard.ask(
                function,
                "was asked for ext." + function.name() + "(" + shown(values) + ")" + page(),
                here.get(),
                diagnostics,
                () -> {
                    try {
                        return function.call(List.copyOf(values));
                    } catch (IllegalArgumentException e) {
                        wrong.add(String.valueOf(e.getMessage()));
                        return Value.text("");
                    }
                });
        if (!wrong.isEmpty()) {
            throw new TemplateModelException(wrong.get(0));
        }
        // What failed was reported, and keeps the page from being published.
        TemplateModel model = WRAPPER.wrap(answer.map(ExtensionFunctions::plain).orElse(""));
        return model == null ? "" : model;
    }

    /** The page at work. */
    private static String page() throws TemplateModelException {
        Environment environment = Environment.getCurrentEnvironment();
        TemplateModel page =
                environment == null ? null : environment.getDataModel().get("page");
        return page instanceof ViewWrapper.ViewModel view && view.get("path") instanceof TemplateScalarModel path
                ? " on the page " + path.getAsString()
                : "";
    }

    private static Value value(TemplateFunction function, @Nullable TemplateModel model) throws TemplateModelException {
        if (model == null) {
            return new Value.Nothing(Location.NONE);
        }
        if (model instanceof TemplateHTMLOutputModel html) {
            return Value.html(html.getOutputFormat().getMarkupString(html));
        }
        if (model instanceof TemplateScalarModel text) {
            return Value.text(text.getAsString());
        }
        if (model instanceof TemplateNumberModel number) {
            return Value.number(new BigDecimal(number.getAsNumber().toString()));
        }
        if (model instanceof TemplateBooleanModel flag) {
            return Value.flag(flag.getAsBoolean());
        }
        if (model instanceof TemplateSequenceModel sequence) {
            List<Value> items = new ArrayList<>();
            for (int i = 0; i < sequence.size(); i++) {
                items.add(value(function, sequence.get(i)));
            }
            return Value.items(items);
        }
        if (model instanceof TemplateHashModelEx hash) {
            Map<String, Value> fields = new LinkedHashMap<>();
            TemplateModelIterator names = hash.keys().iterator();
            while (names.hasNext()) {
                String name = ((TemplateScalarModel) names.next()).getAsString();
                fields.put(name, value(function, hash.get(name)));
            }
            return Value.fields(fields);
        }
        throw new TemplateModelException(
                "ext." + function.name()
                        + " takes texts, numbers, lists and hashes; of a view give it what it needs, such as product.title.text");
    }

    private static final int SHOWN = 60;

    private static String shown(List<Value> values) {
        StringBuilder shown = new StringBuilder();
        for (Value value : values) {
            shown.append(shown.isEmpty() ? "" : ", ");
            if (value instanceof Value.Text text) {
                shown.append('"').append(text.text()).append('"');
            } else if (value instanceof Value.Numeric number) {
                shown.append(number.number().toPlainString());
            } else if (value instanceof Value.Flag flag) {
                shown.append(flag.flag());
            } else {
                shown.append('…');
            }
        }
        return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown.toString();
    }

    /** A value as views have it. */
    static Object plain(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number.number();
        }
        if (value instanceof Value.Flag flag) {
            return flag.flag();
        }
        if (value instanceof Value.Html html) {
            return new HtmlView(html.html());
        }
        if (value instanceof Value.Items items) {
            return items.items().stream().map(ExtensionFunctions::plain).toList();
        }
        if (value instanceof Value.Fields fields) {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields.fields().forEach((name, field) -> plain.put(name, plain(field.value())));
            return plain;
        }
        return Optional.empty();
    }
}
