package dev.parallel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What {@link Pools#configure} was told of declarative pools. Where several applications in one JVM share this library, each one's word
 * is for its own pools: a function is heeded for a task whose class it can see. Not thread-safe.
 */
final class Configurations {

    private final Map<String, List<Consumer<? super Pool.Builder>>> byPool = new HashMap<>();

    /** Adds a function for a pool, after others. */
    void add(String pool, Consumer<? super Pool.Builder> settings) {
        byPool.computeIfAbsent(pool, name -> new ArrayList<>()).add(settings);
    }

    /** Applies those for a pool that the class of a task opens. */
    void applyTo(Pool.Builder builder, String pool, Class<?> opener) {
        // A copy: a function may configure further pools.
        for (Consumer<? super Pool.Builder> settings : List.copyOf(byPool.getOrDefault(pool, List.of()))) {
            if (concerns(settings, opener)) {
                settings.accept(builder);
            }
        }
    }

    /** Forgets those whose class is of one of these loaders. */
    void forget(Predicate<ClassLoader> loaders) {
        byPool.values()
                .forEach(all -> all.removeIf(
                        settings -> loaders.test(settings.getClass().getClassLoader())));
        byPool.values().removeIf(List::isEmpty);
    }

    /** Whether the loader of a function is the one of a class, or above it, or finds the same class by its name. */
    static boolean concerns(Consumer<?> settings, Class<?> opener) {
        ClassLoader loader = settings.getClass().getClassLoader();
        return isWithin(opener.getClassLoader(), loader) || finds(loader, opener);
    }

    /** Whether a loader is another one, or below it; all are below the one that is null. */
    static boolean isWithin(ClassLoader loader, ClassLoader top) {
        ClassLoader each = loader;
        while (each != null && each != top) {
            each = each.getParent();
        }
        return each == top;
    }

    private static boolean finds(ClassLoader loader, Class<?> wanted) {
        try {
            return Class.forName(wanted.getName(), false, loader) == wanted;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
