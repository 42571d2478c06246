package dev.vitrine.render;

import dev.vitrine.render.view.HtmlView;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.DefaultMapAdapter;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateSequenceModel;
import freemarker.template.utility.ObjectWrapperWithAPISupport;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows templates the views and nothing else: records by their components, lists, maps, texts, numbers and flags.
 *
 * <p>Objects of any other kind are refused, so that no template reaches a class of ours or of the JDK.
 */
final class ViewWrapper implements ObjectWrapper {

    private static final ClassValue<Map<String, MethodHandle>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> type) {
            return components(type);
        }
    };

    private static Map<String, MethodHandle> components(Class<?> type) {
        Map<String, MethodHandle> handles = new LinkedHashMap<>();
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                handles.put(
                        component.getName(),
                        lookup.unreflect(component.getAccessor())
                                .asType(MethodType.methodType(Object.class, Object.class)));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("views are public: " + type, e);
            }
        }
        return handles;
    }

    @Override
    @SuppressWarnings("NullAway") // to FreeMarker, null is a missing value
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        if (value == null) {
            return null;
        }
        // What is asked for most stands first, and classes before interfaces, which take longer to tell.
        if (value instanceof String text) {
            return new SimpleScalar(text);
        }
        if (value instanceof Optional<?> optional) {
            return wrap(optional.orElse(null));
        }
        if (value instanceof HtmlView html) {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html.html());
        }
        if (value instanceof Record view) {
            return new ViewModel(view);
        }
        if (value instanceof Number number) {
            return new SimpleNumber(number);
        }
        if (value instanceof Boolean flag) {
            return flag ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        }
        if (value instanceof List<?> list) {
            return new ListModel(list);
        }
        if (value instanceof TemplateModel model) {
            return model;
        }
        if (value instanceof Map<?, ?> map) {
            return DefaultMapAdapter.adapt(map, WITH_API);
        }
        throw new TemplateModelException(
                "templates do not see objects of " + value.getClass().getName());
    }

    /** FreeMarker's map adapter asks for a wrapper with an API; the API itself is never offered. */
    private static final ObjectWrapperWithAPISupport WITH_API = new WithApi();

    private static final class WithApi implements ObjectWrapperWithAPISupport {
        private final ViewWrapper views = new ViewWrapper();

        @Override
        @SuppressWarnings("NullAway")
        public TemplateModel wrap(Object value) throws TemplateModelException {
            return views.wrap(value);
        }

        @Override
        public TemplateHashModel wrapAsAPI(Object value) throws TemplateModelException {
            throw new TemplateModelException("templates reach no Java API");
        }
    }

    /** A record by its components. */
    final class ViewModel implements TemplateHashModel {
        private final Record view;
        private final Map<String, MethodHandle> components;

        private ViewModel(Record view) {
            this.view = view;
            this.components = COMPONENTS.get(view.getClass());
        }

        /** The name of its kind, as the theme contract lists it. */
        String name() {
            Class<?> outer = view.getClass().getEnclosingClass();
            return (outer == null ? "" : outer.getSimpleName() + ".")
                    + view.getClass().getSimpleName();
        }

        /** The names of its components. */
        Set<String> components() {
            return components.keySet();
        }

        @Override
        @SuppressWarnings("NullAway")
        public @Nullable TemplateModel get(String name) throws TemplateModelException {
            MethodHandle component = components.get(name);
            if (component == null) {
                return null;
            }
            try {
                return wrap((Object) component.invokeExact((Object) view));
            } catch (TemplateModelException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("an accessor of a record threw", e);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    /** A list. */
    private final class ListModel implements TemplateSequenceModel, TemplateCollectionModel {
        private final List<?> list;

        private ListModel(List<?> list) {
            this.list = list;
        }

        @Override
        @SuppressWarnings("NullAway")
        public @Nullable TemplateModel get(int index) throws TemplateModelException {
            return index >= 0 && index < list.size() ? wrap(list.get(index)) : null;
        }

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public TemplateModelIterator iterator() {
            Iterator<?> iterator = list.iterator();
            return new TemplateModelIterator() {
                @Override
                @SuppressWarnings("NullAway")
                public TemplateModel next() throws TemplateModelException {
                    return wrap(iterator.next());
                }

                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }
            };
        }
    }
}
