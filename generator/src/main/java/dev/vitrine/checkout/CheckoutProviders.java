package dev.vitrine.checkout;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.extension.Extensions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All providers of hosted checkouts that are there. */
public final class CheckoutProviders {

    private static final Map<String, Entry> ALL = load();

    private CheckoutProviders() {}

    /** A provider's descriptor with what builds its addresses. */
    record Entry(CheckoutDescriptor descriptor, CheckoutProvider provider) {}

    private static Map<String, Entry> load() {
        Map<String, Entry> all = new TreeMap<>();
        for (CheckoutProvider provider :
                ServiceLoader.load(CheckoutProvider.class, CheckoutProvider.class.getClassLoader())) {
            for (String name : provider.descriptors()) {
                CheckoutDescriptor descriptor = CheckoutDescriptor.read(provider.getClass(), name);
                all.put(descriptor.id(), new Entry(descriptor, provider));
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /** Their ids, sorted. */
    public static Set<String> ids() {
        return ALL.keySet();
    }

    /** Their descriptors by id, sorted. */
    public static Map<String, CheckoutDescriptor> descriptors() {
        Map<String, CheckoutDescriptor> descriptors = new LinkedHashMap<>();
        ALL.forEach((id, entry) -> descriptors.put(id, entry.descriptor()));
        return descriptors;
    }

    /** The descriptors that {@code extensions} bring, by id; what is wrong with one is reported. */
    public static Map<String, CheckoutDescriptor> brought(Extensions extensions, Diagnostics diagnostics) {
        Map<String, CheckoutDescriptor> descriptors = new LinkedHashMap<>();
        ExtensionCheckout.all(extensions, diagnostics).forEach((id, entry) -> descriptors.put(id, entry.descriptor()));
        return descriptors;
    }

    /** What finds the provider of an id, those of {@code extensions} included. */
    static Function<String, Optional<Entry>> finder(Extensions extensions, Diagnostics diagnostics) {
        Map<String, Entry> brought = ExtensionCheckout.all(extensions, diagnostics);
        return id -> Optional.ofNullable(ALL.get(id)).or(() -> Optional.ofNullable(brought.get(id)));
    }
}
