package dev.parallel.internal.context;

import dev.parallel.spi.CallContext;
import dev.parallel.spi.TaskMethod;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.WeakHashMap;

/**
 * The {@link CallContext} services of a task: those that the class loader of its stub sees. Not the thread's context loader: in a fat
 * jar, threads of the common pool have one that sees no application at all. Thread-safe.
 */
final class ContextServices {

    /** Keeps the services alive for as long as the stub. */
    private static final ClassValue<List<CallContext>> OF_TASK = new ClassValue<>() {
        @Override
        protected List<CallContext> computeValue(Class<?> type) {
            return ofLoader(type.getClassLoader());
        }
    };

    /** One instance of each service for a loader. Weak in both, since a service refers to its loader. */
    private static final Map<ClassLoader, WeakReference<List<CallContext>>> OF_LOADER = new WeakHashMap<>();

    private ContextServices() {}

    /** The services, in the order in which they were found; empty if there are none. */
    static List<CallContext> of(TaskMethod<?, ?> task) {
        return OF_TASK.get(task.getClass());
    }

    private static List<CallContext> ofLoader(ClassLoader loader) {
        synchronized (OF_LOADER) {
            WeakReference<List<CallContext>> known = OF_LOADER.get(loader);
            List<CallContext> services = known == null ? null : known.get();
            if (services == null) {
                List<CallContext> found = new ArrayList<>();
                ServiceLoader.load(CallContext.class, loader).forEach(found::add);
                services = List.copyOf(found);
                OF_LOADER.put(loader, new WeakReference<>(services));
            }
            return services;
        }
    }
}
