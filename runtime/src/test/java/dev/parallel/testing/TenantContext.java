package dev.parallel.testing;

import dev.parallel.spi.CallContext;
import java.util.Map;

/** A tenant that a thread works for, under the same key as {@link TraceContext}'s. */
public final class TenantContext implements CallContext {

    private static final ThreadLocal<Map<String, String>> ENTRIES = ThreadLocal.withInitial(Map::of);

    public static void set(Map<String, String> entries) {
        ENTRIES.set(entries);
    }

    public static Map<String, String> get() {
        return ENTRIES.get();
    }

    @Override
    public Map<String, String> capture() {
        return ENTRIES.get();
    }

    @Override
    public Scope restore(Map<String, String> context) {
        ENTRIES.set(context);
        return ENTRIES::remove;
    }
}
