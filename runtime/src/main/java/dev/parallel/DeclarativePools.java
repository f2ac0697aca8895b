package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.PoolStartException;
import dev.parallel.internal.process.launch.TaskClassPath;
import dev.parallel.internal.schedule.ProcessBudget;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The pools that annotations declare: one for each name and class loader, so that two applications in one JVM share none. Started at
 * first use, closed with the application. This is the only place that refers to a user's classes from a static field, and {@link
 * #closeAll} lets go of all of them.
 */
final class DeclarativePools {

    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private record Key(ClassLoader loader, String name) {}

    private static final ProcessBudget BUDGET =
            new ProcessBudget(2 * Runtime.getRuntime().availableProcessors());
    private static final Map<Key, DeclarativePool> POOLS = new ConcurrentHashMap<>();
    /** Guarded by this class, as whatever changes the pools is. */
    private static final Configurations CONFIGURED = new Configurations();

    private DeclarativePools() {}

    /**
     * The pool of a task.
     *
     * @param task the task; the class of the first one that uses a pool says what the pool is
     * @return an open pool
     */
    static Pool of(TaskMethod<?, ?> task) {
        Key key = new Key(
                task.getClass().getClassLoader(), task.descriptor().policy().pool());
        DeclarativePool known = POOLS.get(key);
        if (known == null || !known.pool.isOpen()) {
            known = open(key, task);
        }
        known.usedBy(task);
        return known.pool;
    }

    private static synchronized DeclarativePool open(Key key, TaskMethod<?, ?> task) {
        DeclarativePool known = POOLS.get(key);
        // One whose workers could not start is closed; what kept them from starting may have passed.
        if (known == null || !known.pool.isOpen()) {
            known = open(key.name(), task);
            POOLS.put(key, known);
        }
        return known;
    }

    private static DeclarativePool open(String name, TaskMethod<?, ?> task) {
        WorkerGuard.requireMayOpen();
        DeclaredSettings settings = new DeclaredSettings(0, 0, "", List.of());
        for (TaskDescriptor each : DeclaredSettings.neighbours(task)) {
            settings = settings.or(DeclaredSettings.of(each.policy()));
        }
        PoolConfig config = new PoolConfig();
        config.setIdleTimeout(IDLE_TIMEOUT);
        settings.applyTo(config);
        CONFIGURED.applyTo(new Pool.Builder(config), name, task.getClass());
        try {
            PoolProperties.applyTo(config, name);
        } catch (IllegalArgumentException e) {
            throw new PoolStartException(
                    "the declarative pool \"" + name + "\" cannot be opened: " + e.getMessage(),
                    Occurrence.ofTask(task.descriptor().qualifiedName()),
                    PoolStartException.Details.NONE,
                    e);
        }
        config.setName(name);
        config.setDeclared(
                new PoolConfig.Declared(BUDGET, TaskClassPath.of(task.getClass().getClassLoader())));
        return new DeclarativePool(
                new Pool(PoolCore.open(config)),
                task.getClass(),
                name,
                settings,
                task.descriptor().qualifiedName());
    }

    static synchronized void configure(String name, Consumer<? super Pool.Builder> settings) {
        boolean opened = POOLS.entrySet().stream()
                .anyMatch(each ->
                        each.getKey().name().equals(name) && Configurations.concerns(settings, each.getValue().opener));
        if (opened) {
            throw new IllegalStateException(
                    "the declarative pool \"" + name
                            + "\" has been opened already: configure it before the first call of its tasks, or after Pools.closeAll()");
        }
        CONFIGURED.add(name, settings);
    }

    static void limitProcesses(int processes) {
        BUDGET.limitTo(processes);
    }

    /** Closes all declarative pools and forgets what was said of them; the next call opens its pool anew. */
    static void closeAll() {
        synchronized (DeclarativePools.class) {
            BUDGET.resetLimit();
        }
        closeAll(loader -> true);
    }

    /** Closes those of tasks that these loaders have loaded, and forgets what classes of theirs have said of any. */
    static void closeAll(Predicate<ClassLoader> loaders) {
        List<Pool> open = new ArrayList<>();
        synchronized (DeclarativePools.class) {
            POOLS.forEach((key, each) -> {
                if (loaders.test(key.loader())) {
                    open.add(each.pool);
                }
            });
            POOLS.keySet().removeIf(key -> loaders.test(key.loader()));
            CONFIGURED.forget(loaders);
        }
        open.forEach(Pool::shutdown);
        open.forEach(Pool::close);
    }
}
