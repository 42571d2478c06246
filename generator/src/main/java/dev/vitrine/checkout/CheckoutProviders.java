package dev.vitrine.checkout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

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

    static Optional<Entry> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }
}
