package dev.parallel;

import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An open pool that annotations declare, and which classes have been asked what they say of it. Thread-safe. */
final class DeclarativePool {

    private static final Logger LOG = System.getLogger(Pools.class.getName());

    final Pool pool;
    /** The class of the task whose call opened it. */
    final Class<?> opener;

    private final String name;
    private final DeclaredSettings settings;
    private final String declaredBy;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    DeclarativePool(Pool pool, Class<?> opener, String name, DeclaredSettings settings, String declaredBy) {
        this.pool = pool;
        this.opener = opener;
        this.name = name;
        this.settings = settings;
        this.declaredBy = declaredBy;
    }

    /** A task uses the pool: says once for its class which of its settings are not the pool's. */
    void usedBy(TaskMethod<?, ?> task) {
        String stub = task.descriptor().stubClass();
        if (heard.contains(stub) || !heard.add(stub)) {
            return;
        }
        for (TaskDescriptor each : DeclaredSettings.neighbours(task)) {
            List<String> ignored = settings.notHeeded(DeclaredSettings.of(each.policy()));
            if (!ignored.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "{0} declares {1} for the pool \"{2}\", which {3} has declared otherwise and which is open: this is"
                                + " ignored. Say the same at all tasks of a pool, or at one of them only.",
                        each.qualifiedName(),
                        String.join(", ", ignored),
                        name,
                        declaredBy);
            }
        }
    }
}
