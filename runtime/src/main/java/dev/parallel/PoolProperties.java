package dev.parallel;

import dev.parallel.spi.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** System properties that say what a declarative pool is: {@code parallel.pool.NAME.SETTING}. */
final class PoolProperties {

    private static final String PREFIX = "parallel.pool.";

    private static final Map<String, BiConsumer<PoolConfig, String>> SETTINGS = new TreeMap<>(Map.of(
            "workers", (config, text) -> config.setWorkers(number(text)),
            "timeout", (config, text) -> config.setTimeout(duration(text)),
            "retries", (config, text) -> config.setRetries(number(text)),
            "maxTasksPerWorker", (config, text) -> config.setMaxTasksPerWorker(number(text)),
            "heap", (config, text) -> config.surroundings().setHeap(text),
            "jvmArgs", (config, text) -> config.surroundings().setJvmArgs(words(text)),
            "idleTimeout", (config, text) -> config.setIdleTimeout(duration(text)),
            "maxPending", (config, text) -> config.setMaxPending(number(text))));

    private PoolProperties() {}

    /**
     * Applies the properties of a pool.
     *
     * @param config is changed
     * @param pool the pool's name
     * @throws IllegalArgumentException if one cannot be read, or is none; the message names it
     */
    static void applyTo(PoolConfig config, String pool) {
        String prefix = PREFIX + pool + ".";
        for (String property : System.getProperties().stringPropertyNames()) {
            // With another dot it is a property of a pool with a longer name.
            if (property.startsWith(prefix) && property.indexOf('.', prefix.length()) < 0) {
                apply(config, property, property.substring(prefix.length()), System.getProperty(property));
            }
        }
    }

    private static void apply(PoolConfig config, String property, String setting, String text) {
        BiConsumer<PoolConfig, String> known = SETTINGS.get(setting);
        if (known == null) {
            throw new IllegalArgumentException("the system property " + property
                    + " sets nothing: a pool has the settings " + String.join(", ", SETTINGS.keySet()));
        }
        try {
            known.accept(config, text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the system property " + property + " = \"" + text + "\" cannot be used: " + e.getMessage(), e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it is a whole number, for example 4", e);
        }
    }

    private static Duration duration(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it " + e.getMessage(), e);
        }
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
