package dev.parallel.testing;

import dev.parallel.spi.CallContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A trace id that a thread carries. Some ids stand for a service that fails. */
public final class TraceContext implements CallContext {

    public static final String FAILS_TO_CAPTURE = "fails to capture";
    public static final String FAILS_TO_RESTORE = "fails to restore";
    public static final String FAILS_TO_CLOSE = "fails to close";
    public static final String HAS_NO_SCOPE = "has no scope";

    /** How often this process was asked for what it carries. */
    public static final AtomicInteger CAPTURES = new AtomicInteger();

    private static final ThreadLocal<String> ID = new ThreadLocal<>();

    public static void set(String id) {
        ID.set(id);
    }

    public static String get() {
        return ID.get();
    }

    @Override
    public Map<String, String> capture() {
        CAPTURES.incrementAndGet();
        String id = ID.get();
        if (FAILS_TO_CAPTURE.equals(id)) {
            throw new IllegalStateException("no trace today");
        }
        return id == null ? null : Map.of("id", id);
    }

    @Override
    public Scope restore(Map<String, String> context) {
        String id = context.get("id");
        if (FAILS_TO_RESTORE.equals(id)) {
            throw new IllegalStateException("no trace here");
        } else if (HAS_NO_SCOPE.equals(id)) {
            return null;
        }
        ID.set(id);
        return () -> {
            ID.remove();
            if (FAILS_TO_CLOSE.equals(id)) {
                throw new IllegalStateException("no end");
            }
        };
    }
}
